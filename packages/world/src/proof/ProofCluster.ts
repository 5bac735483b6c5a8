import { KubernetesObject } from '@oneroof/plugin-gitops-common';
import {
  ApiRequest,
  ControlPlane,
  requestApi,
} from '@oneroof/plugin-gitops-node/testUtils';

interface ServedResource {
  name: string;
  kind: string;
  namespaced: boolean;
}

/** The admin's requests to a control plane, by object. */
export class ProofCluster {
  readonly #resources = new Map<string, Promise<ServedResource[]>>();

  constructor(private readonly plane: ControlPlane) {}

  /** Whether the server has the kind of an object in its version. */
  async serves(object: KubernetesObject): Promise<boolean> {
    return (await this.find(object)) !== undefined;
  }

  async isNamespaced(object: KubernetesObject): Promise<boolean> {
    return (await this.find(object))?.namespaced ?? true;
  }

  /** Path of an object, or of the list that it is created in. */
  async pathOf(object: KubernetesObject, what: 'object' | 'list') {
    const { apiVersion, kind, metadata } = object;
    const resource = await this.find(object);
    if (!resource) {
      throw new Error(`${apiVersion} ${kind} is not served`);
    }
    const scope = resource.namespaced
      ? `/namespaces/${metadata.namespace}`
      : '';
    const list = `${rootOf(apiVersion)}${scope}/${resource.name}`;
    return what === 'list' ? list : `${list}/${metadata.name}`;
  }

  /** Resource, version and group of an object, as kubectl takes them. */
  async resourceOf(object: KubernetesObject): Promise<string> {
    const [version, group = ''] = object.apiVersion.split('/').reverse();
    return `${(await this.find(object))?.name}.${version}.${group}`;
  }

  async get(object: KubernetesObject): Promise<KubernetesObject> {
    return this.send({ path: await this.pathOf(object, 'object') });
  }

  /** Sends a request and returns the object that is answered. */
  async send(request: ApiRequest): Promise<KubernetesObject> {
    const { status, text } = await requestApi(this.plane, request);
    if (status >= 300) {
      throw new Error(`${request.method ?? 'GET'} ${request.path}: ${text}`);
    }
    return JSON.parse(text);
  }

  private async find({ apiVersion, kind }: KubernetesObject) {
    let known = this.#resources.get(apiVersion);
    if (!known) {
      known = this.discover(apiVersion);
      this.#resources.set(apiVersion, known);
    }
    return (await known).find(resource => resource.kind === kind);
  }

  private async discover(apiVersion: string): Promise<ServedResource[]> {
    const path = rootOf(apiVersion);
    const { status, text } = await requestApi(this.plane, { path });
    return status === 200
      ? (JSON.parse(text).resources as ServedResource[]).filter(
          ({ name }) => !name.includes('/'),
        )
      : [];
  }
}

function rootOf(apiVersion: string): string {
  return apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
}
