import fc from 'fast-check';
import { KubernetesObject, maskedValue } from '../model';
import { applyAt } from '../__testUtils__/applyAt';
import { ReadCount } from '../__testUtils__/ReadCount';
import { compareSnapshots } from './compareSnapshots';
import { CompareOptions } from './CompareOptions';
import { indexLiveSnapshot } from './LiveIndex';
import { maskSecrets } from './maskSecrets';
import { withEffectiveData } from './secretData';

const kinds = [
  { apiVersion: 'v1', kind: 'ConfigMap' },
  { apiVersion: 'v1', kind: 'Secret' },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'acme.example/v1', kind: 'Pool' },
];

const anyKey = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'spec',
    'data',
    'env',
  ),
  fc.string({ maxLength: 8 }),
);

const anyJson = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.bigInt(),
    fc.string({ maxLength: 10 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(anyKey, tie('value'), { maxKeys: 4 }),
  ),
})).value;

const name = fc.constantFrom('a', 'b', 'web-0');

/** Objects that only their header makes objects. */
const hostileObject = fc
  .tuple(
    fc.constantFrom(...kinds),
    name,
    fc.dictionary(anyKey, anyJson, { maxKeys: 4 }),
    fc.dictionary(
      fc.constantFrom(
        'labels',
        'annotations',
        'managedFields',
        'ownerReferences',
      ),
      anyJson,
    ),
  )
  .map(
    ([header, n, body, metadata]): KubernetesObject =>
      ({
        ...body,
        ...header,
        metadata: { ...metadata, name: n, namespace: 'x' },
      } as KubernetesObject),
  );

const text = fc.string({ maxLength: 6 });
const container = fc.record(
  {
    name: fc.constantFrom('a', 'b', 'c'),
    image: text,
    args: fc.array(text, { maxLength: 3 }),
    env: fc.uniqueArray(
      fc.record({ name: fc.constantFrom('X', 'Y', 'Z'), value: text }),
      {
        selector: variable => variable.name,
      },
    ),
    resources: fc.record({ limits: fc.record({ cpu: fc.nat(9) }) }),
  },
  { requiredKeys: ['name', 'image'] },
);

const deployment = fc
  .record({
    labels: fc.dictionary(fc.constantFrom('a', 'b/c', 'd'), text),
    replicas: fc.nat(9),
    containers: fc.uniqueArray(container, {
      minLength: 1,
      selector: c => c.name,
    }),
  })
  .map(
    ({ labels, replicas, containers }): KubernetesObject => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'x', labels },
      spec: { replicas, template: { spec: { containers } } },
    }),
  );

const secret = fc.dictionary(fc.constantFrom('a', 'b.c', 'd'), text).map(
  (stringData): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'db', namespace: 'x' },
    stringData,
  }),
);

function compare(
  desired: KubernetesObject[],
  live: KubernetesObject[],
  options: CompareOptions = {},
) {
  return compareSnapshots(
    { treeId: 't', objects: desired, problems: [] },
    indexLiveSnapshot({
      kinds: kinds.map(({ apiVersion, kind }) => ({
        group: apiVersion.includes('/') ? apiVersion.split('/')[0] : '',
        version: apiVersion.split('/').at(-1)!,
        kind,
        served: true,
        namespaced: true,
      })),
      objects: live,
    }),
    options,
  );
}

const copy = <T>(value: T): T => structuredClone(value);

/** The same document with the keys of all maps, and the named lists, the other way round. */
function reversed(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map(item => reversed(item));
    return ['containers', 'env'].includes(field) ? items.reverse() : items;
  }
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, reversed(inner, key)]),
      )
    : value;
}

describe('compareSnapshots holds for every document:', () => {
  it('an object never differs from itself', () => {
    fc.assert(
      fc.property(fc.oneof(deployment, secret), object => {
        expect(compare([object], [copy(object)])).toMatchObject([
          { sync: 'in-sync', drift: [], unmanaged: [] },
        ]);
      }),
    );
  });

  it('order of keys and of map lists never matters', () => {
    fc.assert(
      fc.property(deployment, deployment, (desired, live) => {
        const [before] = compare([desired], [live]);
        const [after] = compare(
          [reversed(desired) as KubernetesObject],
          [reversed(live) as KubernetesObject],
        );
        const sorted = (paths: { path: string }[]) =>
          [...paths].sort((a, b) => (a.path < b.path ? -1 : 1));
        expect(after.sync).toBe(before.sync);
        expect(after.drift.map(item => item.path).sort()).toEqual(
          before.drift.map(item => item.path).sort(),
        );
        expect(sorted(after.unmanaged).map(item => item.path)).toEqual(
          sorted(before.unmanaged).map(item => item.path),
        );
      }),
    );
  });

  it('what changes on one side changes on the other', () => {
    fc.assert(
      fc.property(deployment, deployment, (a, b) => {
        const changes = (from: KubernetesObject, to: KubernetesObject) =>
          compare([from], [to])[0]
            .drift.filter(item => item.op === 'change')
            .map(item => item.path)
            .sort();
        expect(changes(a, b)).toEqual(changes(b, a));
      }),
    );
  });

  it('stringData and the data that it makes are equal', () => {
    fc.assert(
      fc.property(secret, object => {
        const { stringData, ...rest } = copy(object);
        const data = Object.fromEntries(
          Object.entries(stringData as Record<string, string>).map(
            ([key, value]) => [key, Buffer.from(value).toString('base64')],
          ),
        );
        expect(compare([object], [{ ...rest, data }])).toMatchObject([
          { sync: 'in-sync' },
        ]);
      }),
    );
  });

  it('a verdict on a Secret has a path for each value that differs, and no value', () => {
    fc.assert(
      fc.property(secret, secret, (desired, live) => {
        const [verdict] = compare([desired], [live]);
        const before = desired.stringData as Record<string, string>;
        const after = live.stringData as Record<string, string>;
        const differing = Object.keys(before).filter(
          key => after[key] !== before[key],
        );
        expect(verdict.sync).toBe(differing.length > 0 ? 'drifted' : 'in-sync');
        for (const item of [...verdict.drift, ...verdict.unmanaged]) {
          for (const side of [
            'desired' in item ? item.desired : undefined,
            item.live,
          ]) {
            const values =
              side !== null && typeof side === 'object'
                ? Object.values(side)
                : [side ?? maskedValue];
            expect(new Set([maskedValue, ...values])).toEqual(
              new Set([maskedValue]),
            );
          }
        }
      }),
    );
  });

  it('hiding variables changes no verdict and no path', () => {
    // Two names of one length, of which only one tells of a secret.
    const rename = (object: KubernetesObject, to: string): KubernetesObject =>
      JSON.parse(
        JSON.stringify(object).replaceAll('"name":"X"', `"name":"${to}"`),
      );
    fc.assert(
      fc.property(deployment, deployment, (desired, live) => {
        const judge = (to: string) => {
          const [verdict] = compare([rename(desired, to)], [rename(live, to)]);
          return {
            sync: verdict.sync,
            paths: [...verdict.drift, ...verdict.unmanaged].map(({ path }) =>
              path.replaceAll(to, 'X'),
            ),
          };
        };
        expect(judge('X_TOKEN')).toEqual(judge('X_BROOM'));
      }),
    );
  });

  it('hostile documents never throw, and the input is left as it was', () => {
    fc.assert(
      fc.property(
        fc.array(hostileObject, { maxLength: 4 }),
        fc.array(hostileObject, { maxLength: 4 }),
        (desired, live) => {
          const before = copy([desired, live]);
          for (const verdict of compare(desired, live)) {
            expect(verdict.sync).not.toBe('pending');
            expect(verdict.cause?.code).not.toBe('internal');
          }
          live.forEach(maskSecrets);
          expect([desired, live]).toEqual(before);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('what a Secret is made of is made so once', () => {
    fc.assert(
      fc.property(secret, object => {
        const once = withEffectiveData(object);
        expect(withEffectiveData(once)).toEqual(once);
      }),
    );
  });

  it('a Secret gets the verdict and the paths that an open object with the same data gets', () => {
    const asConfigMap = (object: KubernetesObject): KubernetesObject => ({
      ...(withEffectiveData(object) as KubernetesObject),
      kind: 'ConfigMap',
    });
    fc.assert(
      fc.property(secret, secret, (desired, live) => {
        const [hidden] = compare([desired], [live]);
        const [open] = compare([asConfigMap(desired)], [asConfigMap(live)]);
        const shapeOf = ({ sync, drift, unmanaged }: typeof open) => ({
          sync,
          drift: drift.map(({ path, op }) => ({ path, op })),
          unmanaged: unmanaged.map(({ path }) => path),
        });
        expect(shapeOf(hidden)).toEqual(shapeOf(open));
      }),
    );
  });

  it('what is reported is all: live with the drift applied to it is in sync', () => {
    fc.assert(
      fc.property(deployment, deployment, (desired, live) => {
        const [{ drift }] = compare([desired], [live]);
        const repaired = copy(live);
        // What goes from a list goes from its end, or the positions of the rest would change.
        const [rest, removals] = [
          drift.filter(({ op }) => op !== 'remove'),
          drift.filter(({ op }) => op === 'remove').reverse(),
        ];
        rest.forEach(item => applyAt(repaired, item.path, copy(item.desired)));
        removals.forEach(({ path }) => applyAt(repaired, path, undefined));
        expect(compare([desired], [repaired])).toMatchObject([
          { sync: 'in-sync', drift: [] },
        ]);
      }),
    );
  });
});

describe('the cost of a comparison grows no faster than its documents:', () => {
  const many = <T>(n: number, make: (i: number) => T): T[] =>
    Array.from({ length: n }, (_, i) => make(i));
  const web = (
    containers: object[],
    metadata: object = {},
  ): KubernetesObject => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'x', ...metadata },
    spec: { template: { spec: { containers } } },
  });
  const pool = (list: unknown[], metadata: object = {}): KubernetesObject => ({
    apiVersion: 'acme.example/v1',
    kind: 'Pool',
    metadata: { name: 'p', namespace: 'x', ...metadata },
    spec: { list },
  });
  const owned = (fieldsV1: object) => ({
    managedFields: [{ manager: 'kubectl-edit', operation: 'Update', fieldsV1 }],
  });
  const named = (stem: string) => (i: number) => ({
    name: `${stem}${i}`,
    image: stem,
  });

  type Shape = (n: number) => [KubernetesObject, KubernetesObject];

  it.each<[string, Shape]>([
    [
      'variables that differ',
      n => [
        web([
          { name: 'c', env: many(n, i => ({ name: `E${i}`, value: 'a' })) },
        ]),
        web([
          { name: 'c', env: many(n, i => ({ name: `E${i}`, value: 'b' })) },
        ]),
      ],
    ],
    [
      'variables of one name',
      n => [
        web([{ name: 'c', env: many(n, i => ({ name: 'E', value: `${i}` })) }]),
        web([{ name: 'c', env: many(n, () => ({ name: 'E', value: 'b' })) }]),
      ],
    ],
    [
      'containers that somebody else owns',
      n => [
        web(many(n, named('a'))),
        web(
          many(n, named('b')),
          owned({
            'f:spec': {
              'f:template': {
                'f:spec': {
                  'f:containers': Object.fromEntries(
                    many(n, i => [
                      `k:{"name":"b${i}"}`,
                      { '.': {}, 'f:image': {} },
                    ]),
                  ),
                },
              },
            },
          }),
        ),
      ],
    ],
    [
      'containers of the last apply',
      n => [
        web([]),
        web(many(n, named('b')), {
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(
              web(many(n, named('b'))),
            ),
          },
        }),
      ],
    ],
    [
      'an atomic list',
      n => [pool(many(n, i => `a${i}`)), pool(many(n, i => `b${i}`))],
    ],
    [
      'a set',
      n => [
        pool(many(n, i => `a${i}`)),
        pool(
          many(n, i => `b${i}`),
          owned({ 'f:spec': { 'f:list': { 'v:"b0"': {} } } }),
        ),
      ],
    ],
  ])('%s', (_, shape) => {
    const { parse } = JSON;
    const [few, more] = [250, 1000].map(n => {
      const [desired, live] = shape(n);
      const reads = new ReadCount();
      const parsing = jest
        .spyOn(JSON, 'parse')
        .mockImplementation(json => reads.count(parse(json)));
      compare([reads.count(desired)], [reads.count(live)]);
      parsing.mockRestore();
      return reads.total;
    });
    expect(few).toBeGreaterThan(250);
    expect(more).toBeLessThan(few * 5);
  });

  it('rules that cover each item', () => {
    const [few, more] = [250, 1000].map(n => {
      const reads = new ReadCount();
      compare(
        [reads.count(pool(many(n, i => ({ a: `a${i}` }))))],
        [reads.count(pool(many(n, i => ({ a: `b${i}` }))))],
        {
          ignoreDifferences: many(n / 50, r => ({
            group: '*',
            kind: '*',
            jsonPointers: many(50, p => `/spec/list/${r * 50 + p}/a`),
          })),
        },
      );
      return reads.total;
    });
    expect(more).toBeLessThan(few * 5);
  });
});
