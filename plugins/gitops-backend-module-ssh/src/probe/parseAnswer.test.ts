import { parseAnswer } from './parseAnswer';
import { mostBytes } from './script/prelude';

const mark = '0123456789abcdef'.repeat(2);
const hex = (text: string) => Buffer.from(text).toString('hex');
const line = (name: string, text?: string, by = mark) =>
  `{"r":"${by}","n":"${name}"${
    text === undefined ? '' : `,"x":"${hex(text)}"`
  }}\n`;
const parse = (text: string) => parseAnswer(Buffer.from(text, 'latin1'), mark);

describe('parseAnswer', () => {
  it('reads what a host says between a beginning and an end', () => {
    expect(
      parse(
        `Welcome!${'\n'}${line('begin')}${line('uname', 'Linux\n/0')}${line(
          'q1.stat',
          'no such file/1',
        )}${line('end')}bye`,
      ),
    ).toEqual({
      hasBegun: true,
      hasEnded: true,
      hasNoHex: false,
      sections: new Map([
        ['uname', { text: 'Linux\n', status: 0 }],
        ['q1.stat', { text: 'no such file', status: 1 }],
      ]),
    });
  });

  it('knows an answer that was cut by its missing status', () => {
    const cut = 'x'.repeat(mostBytes);
    const trick = `${'x'.repeat(mostBytes - 2)}/0`;
    const { sections } = parse(
      line('cut', cut) + line('trick', trick) + line('short', 'abc'),
    );
    expect([...sections.values()].map(({ status }) => status)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['the mark of another pass', line('uname', 'x/0', 'f'.repeat(32))],
    ['no mark', '{"n":"uname","x":"2f30"}\n'],
    ['noise in front', `noise${line('uname', 'x/0')}`],
    ['noise behind', line('uname', 'x/0').replace('\n', 'noise\n')],
    ['half of a byte', `{"r":"${mark}","n":"uname","x":"2f3"}\n`],
    ['no end of line', line('uname', 'x/0').trimEnd()],
    ['a line break within', line('uname', 'x/0').replace('"x"', '\n"x"')],
    ['more than a name', line('uname"', 'x/0')],
    ['more than hexadecimal digits', `{"r":"${mark}","n":"uname","x":"zz"}\n`],
  ])('takes nothing of a line with %s', (_, text) => {
    expect(parse(text).sections.size).toBe(0);
  });

  it('replaces bytes that are no text', () => {
    const text = `{"r":"${mark}","n":"name","x":"ff002f30"}\n`;
    expect(parse(text).sections.get('name')).toEqual({
      text: '\ufffd\0',
      status: 0,
    });
  });

  it('reads megabytes in one line', () => {
    const { sections } = parse(line('large', 'é'.repeat(1_000_000)));
    expect(sections.get('large')!.text).toHaveLength(1_000_000);
  });
});
