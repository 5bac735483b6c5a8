import { KubernetesObject } from '../model/resource';
import { compareSnapshots } from './compareSnapshots';
import { findVariations } from './findVariations';
import { indexLiveSnapshot } from './LiveIndex';

const secret = (
  password: string,
  more: { name?: string; labels?: Record<string, string> } = {},
): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: more.name ?? 'db', labels: more.labels },
  data: { password, user: 'YWRh' },
});
const live = (object: KubernetesObject): KubernetesObject => ({
  ...object,
  metadata: { ...object.metadata, namespace: 'shop' },
});
const secrets = {
  group: '',
  version: 'v1',
  kind: 'Secret',
  served: true,
  namespaced: true,
};

const judge = (
  renderings: [KubernetesObject, KubernetesObject],
  objects: KubernetesObject[],
) =>
  compareSnapshots(
    {
      treeId: 't',
      objects: [renderings[0]],
      problems: findVariations([renderings[0]], [renderings[1]]),
    },
    indexLiveSnapshot({ kinds: [secrets], objects }),
    { namespace: 'shop' },
  );

describe('findVariations', () => {
  it('finds nothing in equal renderings', () => {
    expect(findVariations([secret('YQ==')], [secret('YQ==')])).toEqual([]);
  });

  it('finds the paths that differ, whichever rendering has them', () => {
    expect(
      findVariations(
        [secret('YQ==', { labels: { a: '1' } })],
        [secret('Yg==', { labels: { b: '1' } })],
      ),
    ).toEqual([
      expect.objectContaining({
        code: 'non-deterministic',
        subject: { apiVersion: 'v1', kind: 'Secret', name: 'db' },
        paths: ['.data.password', '.metadata.labels.a', '.metadata.labels.b'],
      }),
    ]);
  });

  it('finds an object whose name is drawn by lot', () => {
    const [problem] = findVariations(
      [secret('YQ==', { name: 'db-x1' })],
      [secret('YQ==', { name: 'db-y2' })],
    );
    expect(problem).toMatchObject({ subject: { name: 'db-x1' } });
    expect(problem.paths).toBeUndefined();
  });

  it('calls what only varies unknown, not drift, and says why', () => {
    const [verdict] = judge(
      [secret('YQ=='), secret('Yg==')],
      [live(secret('Yw=='))],
    );
    expect(verdict).toMatchObject({
      sync: 'unknown',
      drift: [],
      cause: {
        code: 'non-deterministic',
        message: expect.stringContaining('.data.password'),
      },
      warnings: [{ code: 'non-deterministic' }],
    });
  });

  it('still finds drift beside it', () => {
    const edited = live(secret('Yw=='));
    edited.data = { password: 'Yw==', user: 'ZXZl' };
    const [verdict] = judge([secret('YQ=='), secret('Yg==')], [edited]);
    expect(verdict).toMatchObject({
      sync: 'drifted',
      drift: [{ path: '.data.user' }],
      warnings: [{ code: 'non-deterministic' }],
    });
  });

  it('does not miss an object whose name is drawn by lot', () => {
    const [verdict] = judge(
      [secret('YQ==', { name: 'db-x1' }), secret('YQ==', { name: 'db-y2' })],
      [live(secret('YQ==', { name: 'db-z3' }))],
    );
    expect(verdict).toMatchObject({
      sync: 'unknown',
      cause: { code: 'non-deterministic' },
    });
  });

  it('does not take a path for another that begins alike', () => {
    const edited = live(secret('YQ=='));
    edited.data = { password: 'YQ==', user: 'YWRh', passwords: 'eA==' };
    const first = secret('YQ==');
    first.data = { password: 'YQ==', user: 'YWRh', passwords: 'eQ==' };
    const second = {
      ...first,
      data: { ...(first.data as object), password: 'Yg==' },
    };
    const [verdict] = judge([first, second], [edited]);
    expect(verdict.drift.map(({ path }) => path)).toEqual(['.data.passwords']);
  });
});
