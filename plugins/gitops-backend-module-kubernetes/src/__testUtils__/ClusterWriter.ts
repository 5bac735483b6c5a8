import {
  GroupVersionKind,
  groupVersionKindOf,
  KubernetesObject,
} from '@oneroof/plugin-gitops-common';
import {
  ControlPlane,
  requestApi,
} from '@oneroof/plugin-gitops-node/testUtils';
import { pathOfList, ServedKind } from '../live/ServedKind';

const plurals: Record<string, string> = {
  HorizontalPodAutoscaler: 'horizontalpodautoscalers',
};

const viewerRole = '/apis/rbac.authorization.k8s.io/v1/clusterroles/viewer';

/** Writes to a real control plane, as its admin. */
export class ClusterWriter {
  #counter = 0;

  constructor(private readonly plane: ControlPlane) {}

  async createNamespace(): Promise<string> {
    this.#counter += 1;
    const name = `test-${process.pid}-${this.#counter}`;
    await this.put({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
    return name;
  }

  async put(object: KubernetesObject): Promise<void> {
    const { namespace, name } = object.metadata;
    const list = pathOfList(serve(groupVersionKindOf(object)), namespace);
    const created = await this.#send('POST', list, object);
    if (created === 409) {
      await this.#send('PUT', `${list}/${name}`, object);
    }
  }

  /** Creates empty ConfigMaps, some at a time. */
  async putConfigMaps(names: readonly string[], namespace: string) {
    const pending = [...names];
    const work = async () => {
      for (let name = pending.pop(); name; name = pending.pop()) {
        const metadata = { name, namespace };
        await this.put({ apiVersion: 'v1', kind: 'ConfigMap', metadata });
      }
    };
    await Promise.all(Array.from({ length: 20 }, work));
  }

  async remove(
    kind: GroupVersionKind,
    name: string,
    namespace?: string,
  ): Promise<void> {
    await this.#send('DELETE', `${pathOfList(serve(kind), namespace)}/${name}`);
  }

  /** Lets the user `viewer` list and get exactly these kinds, and waits until the server knows. */
  async allowViewer(kinds: readonly GroupVersionKind[]): Promise<void> {
    const rules = kinds.map(kind => ({
      apiGroups: [kind.group],
      resources: [serve(kind).resource],
      verbs: ['get', 'list'],
    }));
    const metadata = { name: 'viewer' };
    const apiVersion = 'rbac.authorization.k8s.io/v1';
    await this.#putAt(viewerRole, {
      apiVersion,
      kind: 'ClusterRole',
      metadata,
      rules,
    });
    await this.#putAt(viewerRole.replace('roles', 'rolebindings'), {
      apiVersion,
      kind: 'ClusterRoleBinding',
      metadata,
      roleRef: { kind: 'ClusterRole', name: 'viewer' },
      subjects: [{ kind: 'User', name: 'viewer' }],
    });
  }

  /** Resolves once the viewer's list of a kind is answered with this status. */
  async waitForViewer(kind: GroupVersionKind, status: number): Promise<void> {
    for (;;) {
      const answer = await requestApi(this.plane, {
        path: `${pathOfList(serve(kind))}?limit=1`,
        user: 'viewer',
      });
      if (answer.status === status) {
        return;
      }
    }
  }

  async #putAt(path: string, body: unknown): Promise<void> {
    const status = await this.#send('PUT', path, body);
    if (status === 404) {
      await this.#send('POST', path.slice(0, path.lastIndexOf('/')), body);
    }
  }

  async #send(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<number> {
    const { status, text } = await requestApi(this.plane, {
      method,
      path,
      body,
    });
    if (status >= 400 && status !== 409 && status !== 404) {
      throw new Error(`${method} ${path}: ${status} ${text}`);
    }
    return status;
  }
}

function serve(kind: GroupVersionKind): ServedKind {
  return {
    ...kind,
    resource: plurals[kind.kind] ?? `${kind.kind.toLowerCase()}s`,
    namespaced: true,
    listable: true,
  };
}
