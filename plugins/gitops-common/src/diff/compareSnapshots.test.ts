import {
  IgnoreDifferencesRule,
  KubernetesObject,
  LiveKind,
  maskedValue,
} from '../model';
import { compareSnapshots } from './compareSnapshots';
import { CompareOptions } from './CompareOptions';
import { indexLiveSnapshot } from './LiveIndex';
import { maskFindings, maskSecrets } from './maskSecrets';
import { ResourceVerdict } from './ResourceVerdict';

const configMaps: LiveKind = {
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  served: true,
  namespaced: true,
};

const deployments: LiveKind = {
  ...configMaps,
  group: 'apps',
  kind: 'Deployment',
};

const forbidden = {
  code: 'forbidden',
  message: 'cannot list configmaps',
} as const;

function configMap(
  name: string,
  data: Record<string, string>,
  metadata: object = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'shop', ...metadata },
    data,
  };
}

function deployment(spec: object, metadata: object = {}): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop', ...metadata },
    spec,
  };
}

function compare(
  desired: KubernetesObject[],
  live: KubernetesObject[],
  options: CompareOptions & { kinds?: LiveKind[] } = {},
): ResourceVerdict[] {
  const { kinds = [configMaps, deployments], ...rest } = options;
  return compareSnapshots(
    { treeId: 't', objects: desired, problems: [] },
    indexLiveSnapshot({ kinds, objects: live }),
    rest,
  );
}

const entry = (manager: string, fieldsV1: object, more: object = {}) => ({
  manager,
  operation: 'Update',
  time: '2026-01-01T00:00:00Z',
  fieldsType: 'FieldsV1',
  fieldsV1,
  ...more,
});

describe('whether anything can be told', () => {
  it.each<[string, LiveKind[], KubernetesObject[], object]>([
    [
      'the kind was not read',
      [],
      [],
      { sync: 'unknown', cause: { code: 'not-observed' } },
    ],
    [
      'the kind is not served',
      [{ ...configMaps, served: false }],
      [],
      { sync: 'missing' },
    ],
    ['the list is complete', [configMaps], [], { sync: 'missing' }],
    [
      'the list failed',
      [{ ...configMaps, failure: { cause: forbidden } }],
      [configMap('a', {})],
      { sync: 'unknown', cause: forbidden },
    ],
    [
      'the list failed in this namespace',
      [{ ...configMaps, failure: { cause: forbidden, namespaces: ['shop'] } }],
      [],
      { sync: 'unknown', cause: forbidden },
    ],
    [
      'the list failed in another namespace',
      [{ ...configMaps, failure: { cause: forbidden, namespaces: ['x'] } }],
      [],
      { sync: 'missing' },
    ],
    [
      'live was read in another version',
      [configMaps],
      [{ ...configMap('a', {}), apiVersion: 'v2' }],
      { sync: 'unknown', warnings: [{ code: 'version-mismatch' }] },
    ],
  ])('%s', (_, kinds, live, expected) => {
    expect(compare([configMap('a', {})], live, { kinds })).toMatchObject([
      expected,
    ]);
  });

  it('a namespaced object that names no namespace gets the one of the placement', () => {
    const { namespace, ...metadata } = configMap('a', {}).metadata;
    const object = { ...configMap('a', {}), metadata };
    expect(compare([object], [], { namespace: 'shop' })[0].ref.namespace).toBe(
      namespace,
    );
    expect(compare([object], [])[0].ref.namespace).toBe('default');
  });
});

it('documents without a name are passed over', () => {
  const odd = [
    null,
    7,
    {},
    { metadata: null },
  ] as unknown as KubernetesObject[];
  expect(compare(odd, odd)).toEqual([]);
});

it('documents nested beyond the stack are unknown, and the others are judged', () => {
  const text = `${'['.repeat(50_000)}1${']'.repeat(50_000)}`;
  const odd = () => ({ ...configMap('odd', {}), extra: JSON.parse(text) });
  const verdicts = compare(
    [odd(), configMap('a', {})],
    [odd(), configMap('a', {})],
  );
  expect(verdicts).toMatchObject([
    { sync: 'unknown', cause: { code: 'internal' } },
    { sync: 'in-sync' },
  ]);
});

describe('who changed a path', () => {
  it('names the manager, the operation, the subresource and the time', () => {
    const [verdict] = compare(
      [deployment({ replicas: 3 })],
      [
        deployment(
          { replicas: 10 },
          {
            managedFields: [
              entry('oneroof', { 'f:spec': {} }, { operation: 'Apply' }),
              entry(
                'kubectl',
                { 'f:spec': { 'f:replicas': {} } },
                { subresource: 'scale', time: '2026-02-02T00:00:00Z' },
              ),
            ],
          },
        ),
      ],
      { applier: 'oneroof' },
    );
    expect(verdict.drift).toEqual([
      {
        path: '.spec.replicas',
        op: 'change',
        desired: 3,
        live: 10,
        by: {
          manager: 'kubectl',
          operation: 'Update',
          subresource: 'scale',
          time: '2026-02-02T00:00:00Z',
        },
      },
    ]);
  });

  it.each([
    ['argocd-controller', 'Apply', 'drifted'],
    ['kubectl-client-side-apply', 'Update', 'drifted'],
    ['kubectl-edit', 'Update', 'in-sync'],
    ['some-operator', 'Apply', 'in-sync'],
  ])(
    'a left-over key of %s (%s) is %s where no applier is named',
    (manager, operation, sync) => {
      const fields = { 'f:data': { '.': {}, 'f:k': {}, 'f:old': {} } };
      const live = configMap(
        'a',
        { k: 'v', old: 'x' },
        { managedFields: [entry(manager, fields, { operation })] },
      );
      expect(compare([configMap('a', { k: 'v' })], [live])[0].sync).toBe(sync);
    },
  );
});

describe('ignore rules', () => {
  const rule = (more: Partial<IgnoreDifferencesRule>): CompareOptions => ({
    ignoreDifferences: [{ group: '*', kind: '*', ...more }],
  });

  it('say which one covered a difference, and nothing where there is none', () => {
    const options = rule({ jsonPointers: ['/data/k'] });
    const desired = configMap('a', { k: '1' });
    expect(
      compare([desired], [configMap('a', { k: '2' })], options),
    ).toMatchObject([
      { sync: 'ignored', drift: [], ignoredBy: ['ignoreDifferences /data/k'] },
    ]);
    expect(
      compare([desired], [configMap('a', { k: '1' })], options),
    ).toMatchObject([{ sync: 'in-sync', ignoredBy: [] }]);
  });

  it('cover a part of an absent node and leave the rest', () => {
    const desired = deployment({
      template: { metadata: { annotations: { a: '1', b: '2' } } },
    });
    const live = deployment({ template: { metadata: {} } });
    const [verdict] = compare(
      [desired],
      [live],
      rule({ jsonPointers: ['/spec/template/metadata/annotations/a'] }),
    );
    expect(verdict.drift.map(item => item.path)).toEqual([
      '.spec.template.metadata.annotations.b',
    ]);
  });

  it('hide unmanaged additions', () => {
    const live = configMap('a', { k: '1', extra: 'x' });
    const [verdict] = compare(
      [configMap('a', { k: '1' })],
      [live],
      rule({ jsonPointers: ['/data/extra'] }),
    );
    expect(verdict).toMatchObject({ sync: 'in-sync', unmanaged: [] });
  });

  it('that need jq are no verdict', () => {
    expect(
      compare(
        [configMap('a', {})],
        [configMap('a', {})],
        rule({ jqPathExpressions: ['.data'] }),
      ),
    ).toMatchObject([{ sync: 'unknown', cause: { code: 'not-configured' } }]);
  });
});

describe('surplus', () => {
  const marked = (name: string, more: object = {}) =>
    configMap(
      name,
      {},
      { labels: { 'app.kubernetes.io/instance': 'shop' }, ...more },
    );

  it.each([
    ['of the same instance is extra', marked('old'), ['extra']],
    [
      'of an owner is not',
      marked('old', { ownerReferences: [{ uid: '1' }] }),
      [],
    ],
    ['of another namespace is not', marked('old', { namespace: 'other' }), []],
    [
      'that asks to be left alone is ignored',
      marked('old', {
        annotations: {
          'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
        },
      }),
      ['ignored'],
    ],
  ])('%s', (_, object, expected) => {
    const verdicts = compare([marked('a')], [marked('a'), object]);
    expect(verdicts.slice(1).map(({ sync }) => sync)).toEqual(expected);
  });

  it('is open while a file does not parse', () => {
    const verdicts = compareSnapshots(
      {
        treeId: 't',
        objects: [marked('a')],
        problems: [
          { code: 'invalid-yaml', message: 'broken', file: 'b.yaml', line: 3 },
        ],
      },
      indexLiveSnapshot({
        kinds: [configMaps],
        objects: [marked('a'), marked('old')],
      }),
      {},
    );
    expect(verdicts).toMatchObject([
      { sync: 'in-sync' },
      {
        sync: 'unknown',
        cause: { code: 'invalid', message: 'b.yaml:3: broken' },
      },
    ]);
  });
});

describe('recall', () => {
  const desired = deployment({ replicas: 3 });
  const live = deployment({ replicas: 5 }, { uid: '1', resourceVersion: '7' });
  const [before] = compare([desired], [live]);

  it('takes the verdict as it is', () => {
    const [after] = compare([desired], [live], { recall: () => before });
    expect(after).toBe(before);
  });

  it('is not asked where nothing is live', () => {
    const recall = jest.fn();
    compare([desired], [], { recall });
    expect(recall).not.toHaveBeenCalled();
  });

  it('does not outlive the coming of an autoscaler', () => {
    const autoscaler: KubernetesObject = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web', namespace: 'shop' },
      spec: {
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'web',
        },
      },
    };
    const [after] = compare([desired], [live, autoscaler], {
      recall: () => before,
    });
    expect(after).toMatchObject({
      sync: 'ignored',
      ignoredBy: ['replicas are set by HorizontalPodAutoscaler web'],
    });
    const [again] = compare([desired], [live], { recall: () => after });
    expect(again.sync).toBe('drifted');
  });
});

describe('maskSecrets', () => {
  const manifest = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'db' },
    stringData: { password: 'hunter2' },
  };
  const secret: KubernetesObject = {
    ...manifest,
    data: { password: 'aHVudGVyMg==' },
    metadata: {
      name: 'db',
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration':
          JSON.stringify(manifest),
        other: 'kept',
      },
      managedFields: [{}],
    },
  };

  it('hides every value and keeps every key', () => {
    const masked = maskSecrets(secret);
    const text = JSON.stringify(masked);
    expect(text).not.toMatch(/hunter2|aHVudGVyMg/);
    expect(masked.data).toEqual({ password: maskedValue });
    expect(masked.metadata).toMatchObject({ annotations: { other: 'kept' } });
    expect(masked.metadata.managedFields).toBeUndefined();
  });

  it('hides a last-applied annotation that does not parse', () => {
    const broken = structuredClone(secret);
    broken.metadata.annotations = {
      'kubectl.kubernetes.io/last-applied-configuration': '{"hunter2',
    };
    expect(JSON.stringify(maskSecrets(broken))).not.toContain('hunter2');
  });

  it('hides copies that other tools keep in annotations, in verdicts too', () => {
    const kept = (value: string): KubernetesObject => ({
      ...secret,
      metadata: {
        name: 'db',
        namespace: 'shop',
        annotations: { 'tool.example/copy': value, short: 'shown' },
      },
    });
    const packed = 'H4sIAAAA'.repeat(30);
    expect(maskSecrets(kept(packed)).metadata.annotations).toEqual({
      'tool.example/copy': maskedValue,
      short: 'shown',
    });
    const secrets: LiveKind = { ...configMaps, kind: 'Secret' };
    const [verdict] = compare(
      [kept('{"data":{"password":"hunter2"}}')],
      [kept(packed)],
      { kinds: [secrets] },
    );
    expect(verdict.drift).toEqual([
      {
        path: '.metadata.annotations["tool.example/copy"]',
        op: 'change',
        desired: maskedValue,
        live: maskedValue,
      },
    ]);
  });

  it('hides all values of a custom Secret, wherever it keeps them', () => {
    const custom: KubernetesObject = {
      apiVersion: 'acme.example/v1',
      kind: 'Secret',
      metadata: {
        name: 'db',
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration':
            '{"spec":{"users":[{"password":"hunter2"}]}}',
        },
      },
      type: 'basic',
      immutable: true,
      spec: { password: 'hunter2', users: [{ pin: 4711, on: true }] },
    };
    const { spec, type, immutable, metadata } = maskSecrets(custom);
    expect({ spec, type, immutable }).toEqual({
      type: 'basic',
      immutable: true,
      spec: {
        password: maskedValue,
        users: [{ pin: maskedValue, on: maskedValue }],
      },
    });
    expect(JSON.stringify(metadata)).not.toContain('hunter2');
  });

  const withVariable = (value: string) => {
    const env = [
      { name: 'DB_PASSWORD', value },
      { name: 'MODE', value: 'shown' },
    ];
    const spec = { template: { spec: { containers: [{ name: 'web', env }] } } };
    return deployment(spec, {
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({
          spec,
        }),
      },
    });
  };

  it('hides variables whose names tell of a secret, and no others', () => {
    const masked = maskSecrets(withVariable('hunter2'));
    expect(masked).toEqual(maskSecrets(withVariable('other')));
    const text = JSON.stringify(masked);
    expect(text).toContain('shown');
    expect(text).not.toContain('hunter2');
  });

  it('says that a hidden variable differs, but not how', () => {
    const [verdict] = compare(
      [withVariable('hunter2')],
      [withVariable('hunter3')],
      { kinds: [deployments] },
    );
    expect(verdict).toMatchObject({
      sync: 'drifted',
      drift: [
        {
          path: '.spec.template.spec.containers[name="web"].env[name="DB_PASSWORD"].value',
          op: 'change',
          desired: maskedValue,
          live: maskedValue,
        },
      ],
    });
  });

  it.each([
    ['.spec.env[name="API_KEY"].value', 'x', maskedValue],
    ['.spec.env[name="MODE"].value', 'x', 'x'],
    ['.spec.env[3].value', 'x', maskedValue],
    [
      '.spec.env[name="TOKEN"]',
      { name: 'TOKEN', value: 'x' },
      { name: 'TOKEN', value: maskedValue },
    ],
    [
      '.spec.env',
      [{ name: 'a-token', value: 'x' }, { name: 'MODE', value: 'x' }, 'x'],
      [
        { name: 'a-token', value: maskedValue },
        { name: 'MODE', value: 'x' },
        'x',
      ],
    ],
    [
      '.spec.template',
      { spec: { env: [{ name: 'APIKEY', value: 'x' }] } },
      { spec: { env: [{ name: 'APIKEY', value: maskedValue }] } },
    ],
    ['.spec.args[0]', 'x', 'x'],
  ])('hides variables in what was found at %s', (path, live, masked) => {
    const items = [{ path, op: 'remove' as const, live }];
    expect(maskFindings({ kind: 'Pool' }, items)).toEqual([
      { path, op: 'remove', live: masked },
    ]);
  });

  it('hides a last-applied annotation that is nested too deep to walk', () => {
    const deep = `{"spec":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const object = deployment(
      {},
      {
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': deep,
        },
      },
    );
    expect(Object.values(maskSecrets(object).metadata.annotations!)).toEqual([
      maskedValue,
    ]);
  });

  it('leaves the object and other kinds alone', () => {
    const before = structuredClone(secret);
    maskSecrets(secret);
    expect(secret).toEqual(before);
    expect(maskSecrets(configMap('a', { k: 'v' })).data).toEqual({ k: 'v' });
  });
});
