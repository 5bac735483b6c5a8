import { existsSync, readdirSync, readFileSync } from 'fs';
import path from 'path';
import { judgeDriftCase } from './judgeDriftCase';
import { judgeHealthCase } from './judgeHealthCase';

const fixtures = path.join(__dirname, '..', '__fixtures__');

function reader(kind: string, name: string) {
  const file = (text: string) => path.join(fixtures, kind, name, text);
  return {
    text: (name_: string) => readFileSync(file(name_), 'utf8'),
    textIfThere: (name_: string) =>
      existsSync(file(name_)) ? readFileSync(file(name_), 'utf8') : undefined,
  };
}

function driftTexts(name: string) {
  const { text, textIfThere } = reader('drift', name);
  return {
    case: text('case.yaml'),
    desired: text('desired.yaml'),
    live: text('live.json'),
    schema: textIfThere('schema.json'),
  };
}

describe('drift cases', () => {
  // Rules with expressions need a jq, which is upstairs: gitops-node judges their cases.
  const names = readdirSync(path.join(fixtures, 'drift')).filter(
    name => !name.startsWith('ignore-jq-'),
  );

  it.each(names)('%s', async name => {
    expect(await judgeDriftCase(driftTexts(name))).toEqual([]);
  });

  it('fail when the expectation is another one', async () => {
    const texts = driftTexts('configmap-key-removed-in-git-drifted');
    const lines = await judgeDriftCase({
      ...texts,
      case: texts.case.replace('LEGACY_MODE', 'ANOTHER'),
    });
    expect(lines).toEqual([
      expect.stringContaining('- drift {"path":".data.ANOTHER"'),
      expect.stringContaining('+ drift {"path":".data.LEGACY_MODE"'),
    ]);
  });
});

describe('health cases', () => {
  it.each(readdirSync(path.join(fixtures, 'health')))('%s', name => {
    const { text, textIfThere } = reader('health', name);
    expect(
      judgeHealthCase({
        case: text('case.yaml'),
        object: text('object.json'),
        related: textIfThere('related.json'),
      }),
    ).toEqual([]);
  });
});
