import { existsSync, readdirSync, readFileSync } from 'fs';
import path from 'path';
import { judgeDriftCase } from './judgeDriftCase';
import { judgeHealthCase } from './judgeHealthCase';
import { judgeVmCase } from './judgeVmCase';

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

function vmTexts(name: string) {
  const { text, textIfThere } = reader('vm', name);
  return {
    case: text('case.yaml'),
    inventory: textIfThere('inventory.json'),
    check: textIfThere('check.json'),
    facts: textIfThere('facts.json'),
    manifest: textIfThere('goss.yaml'),
  };
}

describe('vm cases', () => {
  it.each(readdirSync(path.join(fixtures, 'vm')))('%s', name => {
    expect(judgeVmCase(vmTexts(name))).toEqual([]);
  });

  it('fail when the expectation is another one', () => {
    const texts = vmTexts('ansible-packages-drifted');
    const other = texts.case
      .replace('package[sl]', 'package[ls]')
      .replace('coverage: 1', 'coverage: 0.5');
    expect(judgeVmCase({ ...texts, case: other })).toEqual([
      'web-1: - coverage 0.5',
      'web-1: + coverage 1',
      'web-1: - item {"path":"package[ls]","op":"add"}',
      'web-1: + item {"path":"package[sl]","op":"add"}',
    ]);
  });

  it('fail for a target too many, and for one that is missing', () => {
    const texts = vmTexts('ansible-packages-drifted');
    const other = texts.case.replace('target: web-1', 'target: web-9');
    expect(judgeVmCase({ ...texts, case: other })).toEqual([
      'web-9: - drifted',
      'web-9: + no verdict',
      'web-1: + drifted, not expected at all',
    ]);
  });

  it.each([
    ['tool: puppet', { skipped: 'there is no adapter for puppet' }],
    ['why: x', { skipped: 'there is no judge for this kind of case' }],
  ])('are skipped in words: %s', (text, skipped) => {
    expect(judgeVmCase({ case: text })).toEqual(skipped);
  });

  it('cannot be judged without a whole inventory', () => {
    const texts = vmTexts('ansible-packages-drifted');
    expect(() => judgeVmCase({ ...texts, inventory: '{' })).toThrow(
      /inventory\.json/,
    );
  });
});
