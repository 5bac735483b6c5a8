import { en } from './en';
import zhCN from './zhCN';

function flatten(messages: object, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value]]
        : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}

const placeholders = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort();

const english = flatten(en);
const languages = [
  {
    language: 'zh-CN',
    messages: zhCN.messages as Record<string, string | null>,
  },
];

describe.each(languages)('$language', ({ messages }) => {
  it('has exactly the keys of English', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.keys(english))('fills the same gaps in %s', key => {
    const text = messages[key];
    expect(text).toBeTruthy();
    expect(placeholders(text ?? '')).toEqual(placeholders(english[key]));
  });
});

describe('English', () => {
  it('has both forms of every plural', () => {
    const stems = Object.keys(english)
      .filter(key => /_(one|other)$/.test(key))
      .map(key => key.replace(/_(one|other)$/, ''));
    for (const stem of stems) {
      expect(english).toHaveProperty([`${stem}_one`]);
      expect(english).toHaveProperty([`${stem}_other`]);
    }
  });
});
