import { setTimeout as sleep } from 'node:timers/promises';
import { parseJsonExactly } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { ClusterConnection, ClusterResponse } from './ClusterConnection';
import { ConcurrencyLimit } from './ConcurrencyLimit';
import { isTimeout } from './isTimeout';
import { parseRetryAfter } from './parseRetryAfter';

/**
 * What one read of a cluster may cost.
 *
 * @public
 */
export interface ClusterReadLimits {
  /** Time for one request, in milliseconds. */
  timeoutMs: number;
  /** Bytes of one answer. */
  responseBytes: number;
  /** Bytes of all answers together. */
  totalBytes: number;
}

/** A parsed answer, or the status that came in its place. */
export type JsonAnswer =
  | { status: 200; body: unknown }
  | { status: number; body?: undefined };

/** How a document is asked for. */
export interface TextRequest {
  /** JSON when absent. */
  accept?: string;
  /** Tag of what is known already: then the answer is 304 while it has not changed. */
  ifNoneMatch?: string;
}

/** An answer as it came. */
export interface TextAnswer {
  status: number;
  /** Empty unless the status is 200. */
  text: string;
  /** By which the same content can be asked for only if it has changed. */
  etag?: string;
}

const maxAttempts = 5;

/** The time of a whole read, in times of one request. */
const requestTimesPerRead = 10;

/**
 * The JSON API of a cluster during one read: every request counts against the same limits.
 */
export class ClusterApi {
  #remainingBytes: number;
  readonly #deadline: AbortSignal;

  constructor(
    readonly cluster: string,
    private readonly connection: ClusterConnection,
    private readonly options: {
      limits: ClusterReadLimits;
      /** Shared by all reads of this cluster. */
      concurrency: ConcurrencyLimit;
      /** Ends the read; its reason is thrown. */
      signal: AbortSignal;
    },
  ) {
    this.#remainingBytes = options.limits.totalBytes;
    this.#deadline = AbortSignal.any([
      options.signal,
      AbortSignal.timeout(options.limits.timeoutMs * requestTimesPerRead),
    ]);
  }

  /**
   * Asks for a document, and again where the server is only busy.
   *
   * @throws ObservationError `unauthorized`, which holds for the whole cluster, or what went wrong below HTTP
   */
  async getJson(path: string, accept?: string): Promise<JsonAnswer> {
    const { status, text } = await this.getText(path, { accept });
    return status === 200
      ? { status: 200, body: this.#parse(text) }
      : { status };
  }

  /**
   * The same for a document that is not parsed here.
   *
   * @throws ObservationError as `getJson` does
   */
  async getText(
    path: string,
    { accept = 'application/json', ifNoneMatch }: TextRequest = {},
  ): Promise<TextAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.options.concurrency.run(() =>
        this.#request(path, { accept, ifNoneMatch }),
      );
      const wait = parseRetryAfter(response.status, response.retryAfter);
      if (
        wait !== undefined &&
        wait <= this.options.limits.timeoutMs &&
        attempt < maxAttempts
      ) {
        await this.#orDeadline(
          sleep(wait, undefined, { signal: this.#deadline }),
        );
        continue;
      }
      if (response.status === 401) {
        throw new ObservationError(
          'unauthorized',
          `cluster ${this.cluster} refused the credentials`,
        );
      }
      const { status, text, etag } = response;
      return { status, text, etag };
    }
  }

  async #request(
    path: string,
    headers: { accept: string; ifNoneMatch?: string },
  ): Promise<ClusterResponse> {
    const { timeoutMs, responseBytes } = this.options.limits;
    this.#deadline.throwIfAborted();
    if (this.#remainingBytes <= 0) {
      throw new ObservationError(
        'too-large',
        `cluster ${this.cluster} answered with more than a read may hold`,
      );
    }
    const response = await this.#orDeadline(
      this.connection.get(path, {
        ...headers,
        maxBytes: Math.min(responseBytes, this.#remainingBytes),
        signal: AbortSignal.any([
          this.#deadline,
          AbortSignal.timeout(timeoutMs),
        ]),
      }),
    );
    this.#remainingBytes -= response.text.length;
    return response;
  }

  async #orDeadline<T>(task: Promise<T>): Promise<T> {
    try {
      return await task;
    } catch (error) {
      this.options.signal.throwIfAborted();
      throw isTimeout(error)
        ? new ObservationError(
            'timeout',
            `cluster ${this.cluster} did not answer in time`,
          )
        : error;
    }
  }

  #parse(text: string): unknown {
    try {
      return parseJsonExactly(text);
    } catch {
      throw new ObservationError(
        'invalid',
        `cluster ${this.cluster} answered with something that is not JSON`,
      );
    }
  }
}
