import { parseDeclarations } from './parseDeclarations';

const environment = `apiVersion: oneroof.dev/v1alpha1
kind: Environment
metadata: {name: dev}
spec:
  tier: development
  owner: group:default/platform
  targets:
    - {name: dev-1, kubernetes: {cluster: dev-1}}
`;

const delivery = `apiVersion: oneroof.dev/v1alpha1
kind: Delivery
metadata: {name: payments}
spec:
  component: component:default/payments
  environments:
    - environment: dev
      placements:
        - {target: dev-1, source: {path: apps/payments/dev}}
`;

const parse = (text: string) => parseDeclarations({ file: 'x.yaml', text });

describe('parseDeclarations', () => {
  it('reads both kinds from one file and passes over others', () => {
    const text = [
      environment,
      delivery,
      'apiVersion: v1\nkind: ConfigMap\n',
      'just text',
      '',
    ].join('---\n');
    const { environments, deliveries, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(environments.map(e => e.metadata.name)).toEqual(['dev']);
    expect(deliveries).toMatchObject([
      {
        spec: { artifacts: [], ignoreDifferences: [] },
      },
    ]);
  });

  it.each<[string, string, object]>([
    [
      'an unknown field, at its key',
      environment.replace('  tier:', '  colour: red\n  tier:'),
      {
        code: 'unknown-field',
        message: 'spec.colour: no such field',
        line: 5,
        column: 3,
      },
    ],
    [
      'an unknown field inside an alternative',
      environment.replace('{cluster: dev-1}', '{cluster: dev-1, zone: a}'),
      {
        code: 'unknown-field',
        message: 'spec.targets[0].kubernetes.zone: no such field',
        line: 8,
        column: 50,
      },
    ],
    [
      'a misspelt field, with the one that was meant',
      `--- {}\n---\n${delivery.replace('placements:', 'placement:')}`,
      {
        code: 'unknown-field',
        message:
          'spec.environments[0].placement: no such field; did you mean "placements"?',
        document: 2,
        line: 10,
        column: 7,
      },
    ],
    [
      'a misspelt field of an alternative',
      environment.replace('{cluster: dev-1}', '{clutser: dev-1}'),
      {
        code: 'unknown-field',
        message:
          'spec.targets[0].kubernetes.clutser: no such field; did you mean "cluster"?',
      },
    ],
    [
      'a wrong value, at the value',
      environment.replace('development', 'prod'),
      {
        code: 'invalid',
        message:
          'spec.tier: must be one of development, testing, staging, production; did you mean "production"?',
        document: 1,
        line: 5,
        column: 9,
      },
    ],
    [
      'a missing field, at what should hold it',
      environment.replace('  owner: group:default/platform\n', ''),
      {
        code: 'invalid',
        message: 'spec.owner: is required',
        line: 5,
        column: 3,
      },
    ],
    [
      'a path that leaves the repository',
      delivery.replace('apps/payments/dev', '../../etc'),
      {
        code: 'invalid',
        line: 9,
        column: 42,
        message: expect.stringContaining(
          'source.path: must be a relative path',
        ),
      },
    ],
    [
      'a variable that no template could name',
      delivery.replace(
        '  component:',
        '  vars: {agent-version: 1}\n  component:',
      ),
      {
        code: 'invalid',
        message:
          'spec.vars["agent-version"]: is no name here: must be a word of letters, digits and "_"',
        line: 5,
      },
    ],
    [
      'a variable that is a map',
      delivery.replace('{target: dev-1,', '{target: dev-1, vars: {a: {b: 1}},'),
      {
        code: 'invalid',
        message: expect.stringContaining('placements[0].vars.a'),
      },
    ],
    [
      'a playbook without its file',
      delivery.replace(
        '{target: dev-1,',
        '{target: dev-1, playbook: {folder: ansible},',
      ),
      {
        code: 'invalid',
        message:
          'spec.environments[0].placements[0].playbook.file: is required',
      },
    ],
    [
      'a playbook outside of its folder',
      delivery.replace(
        '{target: dev-1,',
        '{target: dev-1, playbook: {folder: ansible, file: ../site.yml},',
      ),
      {
        code: 'invalid',
        message: expect.stringContaining(
          'playbook.file: must be a relative path',
        ),
      },
    ],
    [
      'an order that points forward',
      delivery.replace(
        'environment: dev\n',
        'environment: dev\n      after: [prod]\n',
      ),
      {
        message:
          'spec.environments[0].after[0]: "prod" is no environment that stands before this one',
        line: 8,
        column: 15,
      },
    ],
    [
      'another version',
      environment.replace('v1alpha1', 'v9'),
      { code: 'invalid', line: 1, column: 13 },
    ],
    [
      'a duplicate key',
      environment.replace('  tier:', '  tier: testing\n  tier:'),
      {
        code: 'duplicate-key',
        message: 'key "tier" stands here twice',
        line: 6,
        column: 3,
      },
    ],
    [
      'a prototype key',
      environment.replace(
        '  tier:',
        '  __proto__: {tier: production}\n  tier:',
      ),
      {
        code: 'unknown-field',
        message: 'spec.__proto__: no such field',
      },
    ],
    [
      'a tag',
      environment.replace('dev}', '!!js/function x}'),
      { code: 'invalid-yaml', line: 3 },
    ],
    [
      'broken YAML',
      environment.replace('{name: dev}', '{name: dev'),
      { code: 'invalid-yaml' },
    ],
    ['an anchor that is not there', 'a: *x', { code: 'invalid-yaml' }],
    ['deep nesting', '['.repeat(200_000), { code: 'too-large' }],
    ['a long text', '#'.repeat(1024 * 1024 + 1), { code: 'too-large' }],
    ['many documents', '---\na: 1\n'.repeat(201), { code: 'too-large' }],
    [
      'an alias bomb',
      [
        'a: &a [x,x,x,x,x,x,x,x,x,x]',
        ...'bcdefg'
          .split('')
          .map(
            (to, i) => `${to}: &${to} [${Array(10).fill(`*${'abcdef'[i]}`)}]`,
          ),
      ].join('\n'),
      { code: 'too-large' },
    ],
    ['an alias to itself', 'a: &a [*a]', { code: 'too-large' }],
  ])('refuses %s', (_, text, problem) => {
    const { environments, deliveries, problems } = parse(text);
    expect([...environments, ...deliveries]).toEqual([]);
    const [first] = problems;
    expect(first).toMatchObject({ file: 'x.yaml', ...problem });
  });

  it('reads the variables and the playbook of placements on hosts', () => {
    const { deliveries, problems } = parse(
      delivery
        .replace('  component:', '  vars: {a: x, b: [1, true]}\n  component:')
        .replace(
          '{target: dev-1,',
          '{target: dev-1, vars: {a: 1.5}, playbook: {folder: ansible, file: site.yml},',
        ),
    );
    expect(problems).toEqual([]);
    expect(deliveries[0].spec).toMatchObject({
      vars: { a: 'x', b: [1, true] },
      environments: [
        {
          placements: [
            {
              vars: { a: 1.5 },
              playbook: { folder: 'ansible', file: 'site.yml' },
            },
          ],
        },
      ],
    });
  });

  it('counts a misspelt field once, although the right one is missing', () => {
    const text = delivery.replace('placements:', 'placement:');
    expect(parse(text).problems).toHaveLength(1);
  });

  it('keeps what stands beside a refused document', () => {
    const { environments, problems } = parse(
      `${environment.replace('name: dev}', 'name: DEV}')}---\n${environment}`,
    );
    expect(environments).toHaveLength(1);
    expect(problems).toHaveLength(1);
  });

  it('reads a map with very many keys in linear time', () => {
    const text = Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`).join(
      '\n',
    );
    expect(parse(text).problems).toEqual([]);
  });
});
