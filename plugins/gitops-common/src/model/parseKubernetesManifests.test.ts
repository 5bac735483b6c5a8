import { parseKubernetesManifests } from './parseKubernetesManifests';

const parse = (text: string) =>
  parseKubernetesManifests({ file: 'x.yaml', text });

const configMap = (name: string, data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: a}\ndata: ${data}\n`;

describe('parseKubernetesManifests', () => {
  it.each<[string, unknown]>([
    ['yes', true],
    ['off', false],
    ['0644', 420],
    ['0o644', 420],
    ['-0o10', -8],
    ['0x1f', 31],
    ['1_000', 1000],
    ['1.0', 1],
    ['9007199254740993', 9007199254740993n],
    ['-9007199254740993', -9007199254740993n],
    ['.5', 0.5],
    ['1e3', 1000],
    ['e1234567', 'e1234567'],
    ['.', '.'],
    ['12:30:45', '12:30:45'],
    ['2024-05-01', '2024-05-01'],
    ['"yes"', 'yes'],
    ["'0777'", '0777'],
    ['~', null],
    ['1.10.2', '1.10.2'],
  ])('reads the scalar %s as the tools of Kubernetes do', (text, value) => {
    const { objects, problems } = parse(configMap('a', `{k: ${text}}`));
    expect(problems).toEqual([]);
    expect(objects[0].data).toEqual({ k: value });
  });

  it('merges maps and keeps keys of every name', () => {
    const { objects } = parse(
      configMap(
        'a',
        '{x: &x {a: 1, __proto__: p}, z: {<<: *x, a: 2, 80: m, toString: t}}',
      ),
    );
    const { z } = objects[0].data as Record<string, Record<string, unknown>>;
    expect(Object.entries(z).sort()).toEqual([
      ['80', 'm'],
      ['__proto__', 'p'],
      ['a', 2],
      ['toString', 't'],
    ]);
  });

  it('flattens lists', () => {
    const { objects, problems } = parse(
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'List',
        items: ['a', 'b'].map(name => ({
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name },
        })),
      }),
    );
    expect(problems).toEqual([]);
    expect(objects.map(o => o.metadata.name)).toEqual(['a', 'b']);
  });

  it('says which document is declared twice and keeps the last one', () => {
    const { objects, problems } = parse(
      [configMap('a', '{k: first}'), configMap('a', '{k: last}')].join('---\n'),
    );
    expect(objects.map(o => o.data)).toEqual([{ k: 'last' }]);
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'duplicate-resource',
        document: 2,
        line: 6,
        column: 1,
        subject: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          namespace: 'a',
          name: 'a',
        },
      }),
    ]);
  });

  it('numbers the documents, and keeps those beside a refused one', () => {
    const { objects, problems } = parse(
      [
        configMap('a', '{}'),
        configMap('b', '{k: 1, k: 2}'),
        configMap('c', '{'),
      ].join('---\n'),
    );
    expect(objects.map(o => o.metadata.name)).toEqual(['a']);
    expect(problems.map(({ document, line }) => ({ document, line }))).toEqual([
      { document: 2, line: 9 },
      { document: 3, line: 15 },
    ]);
  });

  it.each<[string, string, object]>([
    [
      'a duplicate key',
      configMap('a', '{k: 1, k: 2}'),
      {
        code: 'duplicate-key',
        line: 4,
        column: 14,
        subject: expect.objectContaining({ name: 'a' }),
      },
    ],
    [
      'broken YAML, and tells what it was about',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {x: y\ndata: {}\n',
      { code: 'invalid-yaml', subject: expect.objectContaining({ name: 'a' }) },
    ],
    [
      'a manifest without a name',
      'apiVersion: v1\nkind: ConfigMap\n',
      { code: 'invalid-desired', line: 1, column: 1 },
    ],
    ['text', 'hello', { code: 'invalid-desired' }],
    ['infinity', configMap('a', '{k: .inf}'), { code: 'invalid-yaml' }],
    ['a map as a key', '{[1]: 2}', { code: 'invalid-yaml' }],
    ['binary', configMap('a', '{k: !!binary aGk=}'), { code: 'invalid-yaml' }],
  ])('refuses %s', (_, text, problem) => {
    const { objects, problems } = parse(text);
    expect(objects).toEqual([]);
    expect(problems[0]).toMatchObject({ file: 'x.yaml', ...problem });
  });
});
