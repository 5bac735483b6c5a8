import fc from 'fast-check';
import { KubernetesObject, maskedValue } from '../model';
import { compareSnapshots } from './compareSnapshots';
import { indexLiveSnapshot } from './LiveIndex';
import { maskSecrets } from './maskSecrets';

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

function compare(desired: KubernetesObject[], live: KubernetesObject[]) {
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
    {},
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
});
