import { HostFacts, HostQuestion } from '@oneroof/plugin-gitops-common';
import { keyOfWants, lacks, toGatherWants } from './GatherWants';

const ask = (
  kind: HostQuestion['kind'],
  key: string,
  ...properties: string[]
): HostQuestion => ({ kind, key, properties, settings: {} });

describe('toGatherWants', () => {
  it('looks for the files that are declared, each once with all that is wanted', () => {
    expect(
      toGatherWants([
        ask('file', '/a', 'mode'),
        ask('file', '/a', 'sha256'),
        ask('file', '/a', 'owner'),
        ask('file', '/b', 'exists'),
        ask('command', 'rm -rf /', 'exit-status'),
      ]),
    ).toEqual({
      files: new Map([
        ['/run/reboot-required', false],
        ['/a', true],
        ['/b', false],
      ]),
      accounts: false,
      ports: false,
    });
  });

  it.each<[HostQuestion['kind'], object]>([
    ['user', { accounts: true, ports: false }],
    ['group', { accounts: true, ports: false }],
    ['port', { accounts: false, ports: true }],
    ['package', { accounts: false, ports: false }],
  ])('knows what the kind %s needs', (kind, expected) => {
    expect(toGatherWants([ask(kind, 'x')])).toMatchObject(expected);
  });

  it.each(['relative', '', '~/x', '/a\0b', '/\ud800', `/${'x'.repeat(5000)}`])(
    'takes %j for no path',
    path => {
      expect(toGatherWants([ask('file', path)]).files.size).toBe(1);
    },
  );

  it('looks for so many files and no more', () => {
    const questions = Array.from({ length: 2000 }, (_, i) =>
      ask('file', `/${i}`),
    );
    expect(toGatherWants(questions).files.size).toBe(1000);
  });
});

describe('keyOfWants', () => {
  it('does not depend on the order of what is declared', () => {
    const [a, b] = [ask('file', '/a'), ask('file', '/b')];
    expect(keyOfWants(toGatherWants([a, b]))).toBe(
      keyOfWants(toGatherWants([b, a])),
    );
  });
});

describe('lacks', () => {
  const base = { '/run/reboot-required': { exists: false } };
  const facts = (
    files: Record<string, object>,
    more: HostFacts['things'] = {},
  ): HostFacts => ({
    observedAt: '2026-11-21T12:00:00Z',
    things: {
      file: {
        complete: false,
        byKey: new Map(
          Object.entries({ ...base, ...files }).map(([path, properties]) => [
            path,
            { properties: properties as {} },
          ]),
        ),
      },
      ...more,
    },
  });
  const list = { complete: true, byKey: new Map() };
  const sum = ask('file', '/a', 'sha256');

  it.each<[string, HostQuestion, HostFacts, boolean]>([
    ['a file that was not looked at', sum, facts({}), true],
    [
      'a sum that nobody wanted before',
      sum,
      facts({ '/a': { exists: true, filetype: 'file' } }),
      true,
    ],
    [
      'a sum that is there',
      sum,
      facts({ '/a': { exists: true, filetype: 'file', sha256: 'x' } }),
      false,
    ],
    [
      'the sum of a folder',
      sum,
      facts({ '/a': { exists: true, filetype: 'directory' } }),
      false,
    ],
    [
      'the sum of a file that is not there',
      sum,
      facts({ '/a': { exists: false } }),
      false,
    ],
    ['users', ask('user', 'x'), facts({}), true],
    [
      'users that are there',
      ask('user', 'x'),
      facts({}, { user: list }),
      false,
    ],
    ['ports', ask('port', 'tcp:80'), facts({}), true],
    [
      'ports that are there',
      ask('port', 'tcp:80'),
      facts({}, { port: list }),
      false,
    ],
  ])('tells whether facts lack %s', (_, question, known, expected) => {
    expect(lacks(known, toGatherWants([question]))).toBe(expected);
  });
});
