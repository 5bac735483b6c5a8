import { request } from 'node:https';
import { accessTo } from './kubeconfig';

/** Path of a Deployment in the API of a cluster; components run in a namespace of their name. */
export function deployment(component: string): string {
  return `/apis/apps/v1/namespaces/${component}/deployments/${component}`;
}

/** Patches an object in a cluster: as a person with `kubectl edit` does, unless the patch is somebody else's. */
export async function patchLive(
  cluster: string,
  object: string,
  { manager = 'kubectl-edit', ...patch }: { manager?: string; spec: object },
): Promise<void> {
  const { server, token, ca } = await accessTo(cluster);
  const status = await new Promise<number>((resolve, reject) => {
    const call = request(
      `${server}${object}?fieldManager=${manager}`,
      {
        method: 'PATCH',
        ca,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/merge-patch+json',
        },
      },
      response => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify(patch));
  });
  if (status !== 200) {
    throw new Error(`${cluster} answers ${status} to a patch of ${object}`);
  }
}
