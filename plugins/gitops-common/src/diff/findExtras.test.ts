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

/** What is found where another placement of the target declares Ingresses in the other group. */
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
