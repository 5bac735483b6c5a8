import { KubernetesObject } from '../model/resource';
import { compareSnapshots } from './compareSnapshots';
import { indexLiveSnapshot } from './LiveIndex';

const labels = {
  'kustomize.toolkit.fluxcd.io/name': 'shop',
  'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
};

const ingress = (apiVersion: string, name: string): KubernetesObject => ({
  apiVersion,
  kind: 'Ingress',
  metadata: { name, namespace: 'shop', labels },
});

const old = 'extensions/v1beta1';
const today = 'networking.k8s.io/v1';

const configMap = (
  name: string,
  metadata: Partial<KubernetesObject['metadata']>,
): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'shop', ...metadata },
});

const trackedBy = (application: string, name: string) => ({
  'argocd.argoproj.io/tracking-id': `${application}:/ConfigMap:shop/${name}`,
});

const instance = { 'app.kubernetes.io/instance': 'shop' };

/** What is found where another placement another placement of the target declares Ingresses in the other group. */
function judge(declared: KubernetesObject[], live: KubernetesObject[]) {
  const kinds = [old, today].map(apiVersion => {
    const [group, version] = apiVersion.split('/');
    return { group, version, kind: 'Ingress', served: true, namespaced: true };
  });
  return compareSnapshots(
    { treeId: 'tree', objects: declared, problems: [] },
    indexLiveSnapshot({ kinds, objects: live }),
    { namespace: 'shop' },
  ).map(({ ref, sync }) => `${ref.group}/${ref.name} ${sync}`);
}

describe('extras of a kind that is served in two groups', () => {
  it.each([old, today])(
    'does not take one declared as %s for two',
    declared => {
      const verdicts = judge(
        [ingress(declared, 'web')],
        [ingress(old, 'web'), ingress(today, 'web')],
      );

      expect(verdicts).toEqual([`${declared.split('/')[0]}/web in-sync`]);
    },
  );

  it('names a surplus once, in the group of today', () => {
    const verdicts = judge(
      [ingress(today, 'web')],
      ['web', 'more'].flatMap(name => [
        ingress(old, name),
        ingress(today, name),
      ]),
    );

    expect(verdicts).toEqual([
      'networking.k8s.io/web in-sync',
      'networking.k8s.io/more extra',
    ]);
  });
});

describe('a live object that git does not declare', () => {
  const claim = (manager: string) => ({
    ...configMap('data-web-0', { labels: instance }),
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: 'data-web-0',
      namespace: 'shop',
      labels: instance,
      managedFields: [
        { manager, fieldsV1: { 'f:spec': { 'f:accessModes': {} } } },
      ],
    },
  });

  const judgeAlone = (
    declared: KubernetesObject,
    object: KubernetesObject,
    isDeclaredElsewhere?: () => boolean,
  ) => {
    const [, verdict] = compareSnapshots(
      { treeId: 'tree', objects: [declared], problems: [] },
      indexLiveSnapshot({
        kinds: ['ConfigMap', 'PersistentVolumeClaim'].map(kind => ({
          group: '',
          version: 'v1',
          kind,
          served: true,
          namespaced: true,
        })),
        objects: [declared, object],
      }),
      { namespace: 'shop', isDeclaredElsewhere },
    );
    return verdict?.sync;
  };

  it.each<[string, KubernetesObject, string | undefined]>([
    ['carries the same label', configMap('b', { labels: instance }), 'extra'],
    [
      'is of the same application',
      configMap('b', { annotations: trackedBy('shop', 'b') }),
      'extra',
    ],
    [
      'carries an id that describes another object',
      configMap('b', { labels: instance, annotations: trackedBy('shop', 'a') }),
      undefined,
    ],
    [
      'is of another application with the same label',
      configMap('b', { labels: instance, annotations: trackedBy('bar', 'b') }),
      undefined,
    ],
    [
      'has an owner',
      configMap('b', { labels: instance, ownerReferences: [{ uid: 'x' }] }),
      undefined,
    ],
    [
      'carries the label in another namespace',
      configMap('b', { labels: instance, namespace: 'other' }),
      undefined,
    ],
    [
      'is a hook that has run',
      configMap('b', {
        labels: instance,
        annotations: { 'helm.sh/hook': 'post-install' },
      }),
      'ignored',
    ],
    [
      'is a claim that a StatefulSet has made',
      claim('kube-controller-manager'),
      undefined,
    ],
    ['is a claim with such a name that was applied', claim('oneroof'), 'extra'],
  ])('%s', (_, object, sync) => {
    const declared = configMap('a', {
      labels: instance,
      annotations: trackedBy('shop', 'a'),
    });
    expect(judgeAlone(declared, object)).toBe(sync);
  });

  it.each(['kustomize', 'helm'])('carries the marks of Flux (%s)', engine => {
    const flux = (home: string) => ({
      [`${engine}.toolkit.fluxcd.io/name`]: 'shop',
      [`${engine}.toolkit.fluxcd.io/namespace`]: home,
    });
    const declared = configMap('a', { labels: flux('flux-system') });
    expect(
      judgeAlone(declared, configMap('b', { labels: flux('flux-system') })),
    ).toBe('extra');
    expect(
      judgeAlone(declared, configMap('b', { labels: flux('team') })),
    ).toBeUndefined();
  });

  it('is declared by another placement of the target', () => {
    const object = configMap('b', { labels: instance });
    const declared = configMap('a', { labels: instance });
    expect(judgeAlone(declared, object, () => true)).toBeUndefined();
    expect(judgeAlone(declared, object, () => false)).toBe('extra');
  });
});
