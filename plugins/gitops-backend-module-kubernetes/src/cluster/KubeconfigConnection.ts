import { createHash } from 'node:crypto';
import {
  Agent as HttpAgent,
  IncomingMessage,
  request as http,
} from 'node:http';
import {
  Agent as HttpsAgent,
  request as https,
  RequestOptions,
} from 'node:https';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
} from './ClusterConnection';
import {
  findKubeconfigVersion,
  KubeconfigSource,
  LoadedKubeconfig,
  loadKubeconfig,
} from './loadKubeconfig';
import { parseEntityTag } from './parseEntityTag';
import { readCappedText } from './readCappedText';
import { toConnectionError } from './toConnectionError';

const tlsKeys = [
  'ca',
  'cert',
  'key',
  'pfx',
  'passphrase',
  'servername',
  'rejectUnauthorized',
] as const;

/**
 * A cluster that is reached directly, with the credentials of a kubeconfig. The file is read at the first request, and
 * again when it has changed.
 *
 * @public
 */
export class KubeconfigConnection implements ClusterConnection {
  #loaded: (LoadedKubeconfig & { version: string }) | undefined;
  #agent: { key: string; agent: HttpAgent } | undefined;

  constructor(
    private readonly cluster: string,
    private readonly source: KubeconfigSource,
  ) {}

  async get(path: string, request: ClusterRequest): Promise<ClusterResponse> {
    const { kubeconfig, server } = await this.#load(request.signal);
    const options: RequestOptions = {};
    try {
      // A credential plugin may hang, and the client gives it all the time in the world.
      await orAborted(kubeconfig.applyToHTTPSOptions(options), request.signal);
    } catch {
      request.signal.throwIfAborted();
      // A credential plugin failed; its words are its own and may hold anything.
      throw new ObservationError(
        'unauthorized',
        `no credentials for cluster ${this.cluster} could be obtained`,
      );
    }
    const proxied = Boolean(kubeconfig.getCurrentCluster()?.proxyUrl);
    const agent = proxied
      ? options.agent
      : this.#keepAgent(server.protocol, options);
    const prefix = server.pathname.replace(/\/$/, '');
    try {
      const response = await send({
        protocol: server.protocol,
        hostname: server.hostname.replace(/^\[|\]$/g, ''),
        port: server.port || undefined,
        path: `${prefix}${path}`,
        auth: options.auth,
        headers: {
          ...options.headers,
          accept: request.accept,
          ...(request.ifNoneMatch && { 'if-none-match': request.ifNoneMatch }),
          'user-agent': 'oneroof',
        },
        agent,
        signal: request.signal,
      });
      return await receive(response, request);
    } catch (error) {
      throw toConnectionError(error, this.cluster, request.signal);
    }
  }

  async #load(signal: AbortSignal): Promise<LoadedKubeconfig> {
    const version = await findKubeconfigVersion(this.source, this.cluster);
    signal.throwIfAborted();
    if (this.#loaded?.version !== version) {
      this.#loaded = {
        version,
        ...loadKubeconfig(this.source, this.cluster),
      };
    }
    return this.#loaded;
  }

  /** The client would make a new agent for each request, and so a new TLS handshake for each page of a list. */
  #keepAgent(protocol: string, options: RequestOptions): HttpAgent {
    const tls: Record<string, unknown> = {};
    const hash = createHash('sha256').update(protocol);
    for (const key of tlsKeys) {
      tls[key] = options[key];
      hash.update(JSON.stringify([key, options[key] ?? null]));
    }
    const key = hash.digest('hex');
    if (this.#agent?.key !== key) {
      this.#agent?.agent.destroy();
      const pool = {
        keepAlive: true,
        maxSockets: 8,
        scheduling: 'lifo' as const,
      };
      this.#agent = {
        key,
        agent:
          protocol === 'http:'
            ? new HttpAgent(pool)
            : new HttpsAgent({ ...pool, ...tls }),
      };
    }
    return this.#agent.agent;
  }
}

async function orAborted<T>(task: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([task, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function send(options: RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = options.protocol === 'http:' ? http : https;
    request(options, resolve).on('error', reject).end();
  });
}

async function receive(
  response: IncomingMessage,
  request: ClusterRequest,
): Promise<ClusterResponse> {
  const status = response.statusCode ?? 0;
  const retryAfter = response.headers['retry-after'];
  if (status !== 200) {
    response.destroy();
    return { status, retryAfter, text: '' };
  }
  return {
    status,
    etag: parseEntityTag(response.headers.etag),
    text: await readCappedText(response, request),
  };
}
