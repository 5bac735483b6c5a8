import {
  KubernetesObject,
  ResourceVerdict,
} from '@oneroof/plugin-gitops-common';
import { maxDocumentsBytes } from '../../database/operations/resources/maxDocumentsBytes';
import { assessResource, describeResource } from './describeResource';

const secret = (value: string, more?: object): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 's', namespace: 'a', ...more },
  data: { password: value },
});

const configMap = (text: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 's', namespace: 'a' },
  data: { text },
});

const verdict = (more?: Partial<ResourceVerdict>): ResourceVerdict => ({
  ref: { group: '', kind: 'Secret', namespace: 'a', name: 's' },
  apiVersion: 'v1',
  sync: 'drifted',
  drift: [],
  unmanaged: [],
  ignoredBy: [],
  warnings: [],
  ...more,
});

const describeIt = (
  found: ResourceVerdict,
  live: KubernetesObject | undefined,
) =>
  describeResource(
    found,
    { health: { status: 'none' } },
    {
      desired: {
        treeId: 't',
        problems: [],
        objects: [secret('ZGVzaXJlZA==', { namespace: undefined })],
      },
      live,
    },
  );

describe('describeResource', () => {
  it('stores both documents of what differs, masked', () => {
    const { documents } = describeIt(verdict(), secret('bGl2ZQ=='));
    const json = documents!;
    expect(Object.keys(JSON.parse(json))).toEqual(['desired', 'live']);
    expect(json).not.toContain('ZGVzaXJlZA==');
    expect(json).not.toContain('bGl2ZQ==');
  });

  it('stores no documents of what is in sync', () => {
    const record = describeIt(verdict({ sync: 'in-sync' }), secret('eA=='));
    expect(record.documents).toBeUndefined();
    expect(record.details).toBeUndefined();
  });

  it.each([
    ['resourceVersion', { resourceVersion: '2' }, true],
    ['generation', { generation: 9 }, true],
    ['labels', { labels: { a: 'b' } }, false],
  ])('has the same hash after a change of %s: %s', (_name, more, same) => {
    const before = describeIt(verdict(), secret('eA=='));
    const after = describeIt(verdict(), secret('eA==', more));
    expect(after.hash === before.hash).toBe(same);
  });

  it('keeps integers beyond 2^53 exact', () => {
    const { details } = describeIt(
      verdict({
        drift: [
          { path: '.x', op: 'change', desired: 9007199254740993n, live: 1 },
        ],
      }),
      undefined,
    );
    expect(details).toContain('"desired":9007199254740993,');
  });

  it('caps what a list would carry', () => {
    const { details } = describeIt(
      verdict({
        drift: Array.from({ length: 2000 }, (_, n) => ({
          path: `.p${n}`,
          op: 'change' as const,
          live: n === 0 ? 'x'.repeat(1_000_000) : n,
        })),
      }),
      undefined,
    );
    expect(Buffer.byteLength(details!)).toBeLessThan(64 * 1024);
    expect(JSON.parse(details!).warnings).toMatchObject([
      { code: 'not-all-listed' },
    ]);
  });

  it.each([
    ['a', 1_000_000, true],
    ['€', 1_000_000, true],
    // Less than four million characters, but more bytes than a reader unpacks.
    ['€', 2_000_000, false],
    ['a', 5_000_000, false],
  ])(
    'stores no documents that nobody would read: %s times %i',
    (letter, count, isStored) => {
      const text = letter.repeat(count);
      const live = configMap(text);
      const { documents, hash } = describeIt(verdict(), live);
      expect(documents !== undefined).toBe(isStored);
      expect(Buffer.byteLength(documents ?? '')).toBeLessThanOrEqual(
        maxDocumentsBytes,
      );
      const other = configMap(`${text}b`);
      expect(describeIt(verdict(), other).hash).not.toBe(hash);
    },
  );
});

describe('assessResource', () => {
  it.each([
    ['missing', 'missing'],
    ['unknown', 'unknown'],
  ] as const)('calls what is %s and not there %s', (sync, status) => {
    expect(assessResource(verdict({ sync }), undefined).status).toBe(status);
  });
});
