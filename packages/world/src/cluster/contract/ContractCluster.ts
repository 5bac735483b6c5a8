import { get } from 'node:https';
import { requestApi } from '@oneroof/plugin-gitops-node/testUtils';
import { Fields, KubeObject } from '../types';

/** An API server that the contract runs on, real or simulated. */
export interface ContractServer {
  server: string;
  ca: string;
  tokens: { admin: string; viewer: string };
}

/** An answer with its document. */
export interface ContractAnswer {
  status: number;
  body: Fields & { items: KubeObject[]; metadata: Fields };
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const patchTypes = {
  apply: 'application/apply-patch+yaml',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  json: 'application/json-patch+json',
};

/** Requests in the words of the contract's tests. */
export class ContractCluster {
  constructor(private readonly server: ContractServer) {}

  async request(
    method: Method,
    path: string,
    body?: unknown,
  ): Promise<ContractAnswer> {
    const answer = await requestApi(this.server, { method, path, body });
    return { status: answer.status, body: parseBody(answer.text) };
  }

  async patch(
    type: keyof typeof patchTypes,
    path: string,
    body: unknown,
  ): Promise<ContractAnswer> {
    const answer = await requestApi(this.server, {
      method: 'PATCH',
      path,
      body,
      contentType: patchTypes[type],
    });
    return { status: answer.status, body: JSON.parse(answer.text) };
  }

  /** The object at a path. */
  async read(path: string): Promise<KubeObject> {
    return (await this.request('GET', path)).body as unknown as KubeObject;
  }

  async statusWithToken(path: string, token: string): Promise<number> {
    const tokens = { ...this.server.tokens, admin: token };
    return (await requestApi({ ...this.server, tokens }, { path })).status;
  }

  /** Watches a path until it has seen `count` events. */
  watch(path: string, count: number): Promise<Fields[]> {
    const { server, ca, tokens } = this.server;
    const headers = { authorization: `Bearer ${tokens.admin}` };
    return new Promise((resolve, reject) => {
      const request = get(
        `${server}${path}`,
        { ca, headers, agent: false },
        response => {
          let text = '';
          response.on('data', chunk => {
            text += chunk;
            const lines = text.split('\n').slice(0, -1);
            if (lines.length >= count) {
              request.destroy();
              resolve(lines.map(line => JSON.parse(line) as Fields));
            }
          });
        },
      );
      request.on('error', reject);
    });
  }
}

/** Real servers refuse an unknown path in plain text. */
function parseBody(text: string): ContractAnswer['body'] {
  return text.startsWith('{') ? JSON.parse(text) : { metadata: {}, items: [] };
}
