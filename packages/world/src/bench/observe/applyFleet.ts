import {
  ControlPlane,
  requestApi,
} from '@oneroof/plugin-gitops-node/testUtils';
import { FleetPlacement } from './fleet';

const inFlight = 16;

/** Brings the fleet to the cluster as a GitOps engine does: server-side apply by one field manager. */
export async function applyFleet(
  plane: ControlPlane,
  fleet: readonly FleetPlacement[],
): Promise<void> {
  const namespaces = fleet.map(({ namespace }) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  }));
  await applyAll(plane, namespaces);
  await applyAll(
    plane,
    fleet.flatMap(placement => placement.manifests as Manifest[]),
  );
}

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}

async function applyAll(plane: ControlPlane, manifests: Manifest[]) {
  const rest = [...manifests];
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let next = rest.pop(); next; next = rest.pop()) {
        await apply(plane, next);
      }
    }),
  );
}

async function apply(plane: ControlPlane, manifest: Manifest) {
  const { apiVersion, kind, metadata } = manifest;
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : '/api/v1';
  const scope = metadata.namespace ? `/namespaces/${metadata.namespace}` : '';
  const plural = `${kind.toLowerCase()}s`;
  const answer = await requestApi(plane, {
    method: 'PATCH',
    path: `${root}${scope}/${plural}/${metadata.name}?fieldManager=argocd-controller&force=true`,
    contentType: 'application/apply-patch+yaml',
    body: manifest,
  });
  if (answer.status >= 300) {
    throw new Error(`Apply of ${kind} ${metadata.name}: ${answer.text}`);
  }
}
