import { KubernetesObject } from '@oneroof/plugin-gitops-common';
import { Kubectl } from './Kubectl';
import { ProofCluster } from './ProofCluster';
import { onlyAt } from './FieldPath';

/** One object at two commits. */
export interface Release {
  former: KubernetesObject;
  current: KubernetesObject;
  /** Where they differ; both have a value there. */
  changed: string[];
}

/** Brings releases to a cluster in the way of one of the engines. */
export interface GitApplier {
  name: string;
  /** Field manager under which the server records it. */
  manager: string;
  /** Whether it leaves the last-applied annotation. */
  leavesLastApplied: boolean;
  isServerSide: boolean;
  /** Whether its marks tell which objects are its own. */
  tracks: boolean;
  /** What it writes on the objects of an application beyond what git says. */
  mark(object: KubernetesObject, application: string): KubernetesObject;
  /** Applies the former commit and then the current one. */
  apply(releases: readonly Release[], cluster: ProofTools): Promise<void>;
}

/** What an applier works with. */
export interface ProofTools {
  kubectl: Kubectl;
  cluster: ProofCluster;
}

/** All engines of the proof. */
export const appliers: readonly GitApplier[] = [
  {
    name: 'kubectl-server-side',
    manager: 'kubectl',
    leavesLastApplied: false,
    isServerSide: true,
    tracks: false,
    mark: object => object,
    apply: applyWith('--server-side', '--force-conflicts'),
  },
  {
    name: 'kubectl-client-side',
    manager: 'kubectl-client-side-apply',
    leavesLastApplied: true,
    isServerSide: false,
    tracks: false,
    mark: object => object,
    apply: applyWith(),
  },
  {
    name: 'argo-client-side',
    manager: 'argocd-controller',
    leavesLastApplied: true,
    isServerSide: false,
    tracks: true,
    mark: withTrackingId,
    apply: applyWith('--field-manager=argocd-controller'),
  },
  {
    name: 'argo-server-side',
    manager: 'argocd-controller',
    leavesLastApplied: false,
    isServerSide: true,
    tracks: true,
    mark: (object, application) =>
      withMetadata(object, {
        labels: { 'app.kubernetes.io/instance': application },
      }),
    apply: applyWith(
      '--server-side',
      '--force-conflicts',
      '--field-manager=argocd-controller',
    ),
  },
  {
    name: 'flux',
    manager: 'kustomize-controller',
    leavesLastApplied: false,
    isServerSide: true,
    tracks: true,
    mark: (object, application) =>
      withMetadata(object, {
        labels: {
          'kustomize.toolkit.fluxcd.io/name': application,
          'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
        },
      }),
    apply: applyWith(
      '--server-side',
      '--force-conflicts',
      '--field-manager=kustomize-controller',
    ),
  },
  {
    name: 'helm',
    manager: 'helm',
    leavesLastApplied: false,
    isServerSide: false,
    tracks: false,
    mark: (object, application) =>
      withMetadata(object, {
        labels: { 'app.kubernetes.io/managed-by': 'Helm' },
        annotations: {
          'meta.helm.sh/release-name': application,
          'meta.helm.sh/release-namespace': application,
        },
      }),
    apply: installAndUpgrade,
  },
];

function applyWith(...options: string[]): GitApplier['apply'] {
  return async (releases, { kubectl }) => {
    for (const commit of ['former', 'current'] as const) {
      const file = await kubectl.write(...releases.map(r => r[commit]));
      await kubectl.run(['apply', ...options, '--validate=false', '-f', file]);
    }
  };
}

/** As Helm 3: a plain create, and on upgrade a patch of what the charts differ in; nothing says what was applied. */
async function installAndUpgrade(
  releases: readonly Release[],
  { cluster }: ProofTools,
): Promise<void> {
  const manager = '?fieldManager=helm';
  await Promise.all(
    releases.map(async ({ former, current, changed }) => {
      const list = await cluster.pathOf(former, 'list');
      await cluster.send({
        method: 'POST',
        path: `${list}${manager}`,
        body: former,
      });
      const isCustom = /\.(com|org)\//.test(current.apiVersion);
      for (const path of changed) {
        await cluster.send({
          method: 'PATCH',
          path: `${await cluster.pathOf(current, 'object')}${manager}`,
          contentType: isCustom
            ? 'application/merge-patch+json'
            : 'application/strategic-merge-patch+json',
          body: onlyAt(current, path, { wholeLists: isCustom }),
        });
      }
    }),
  );
}

function withTrackingId(
  object: KubernetesObject,
  application: string,
): KubernetesObject {
  const { apiVersion, kind, metadata } = object;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const place = `${metadata.namespace ?? application}/${metadata.name}`;
  const id = `${application}:${group}/${kind}:${place}`;
  return withMetadata(object, {
    annotations: { 'argocd.argoproj.io/tracking-id': id },
  });
}

function withMetadata(
  object: KubernetesObject,
  added: { labels?: object; annotations?: object },
): KubernetesObject {
  const { metadata } = object;
  const merged = { ...metadata };
  if (added.labels) {
    merged.labels = { ...metadata.labels, ...added.labels };
  }
  if (added.annotations) {
    merged.annotations = { ...metadata.annotations, ...added.annotations };
  }
  return { ...object, metadata: merged };
}
