import { setTimeout as sleep } from 'node:timers/promises';
import { parseJsonExactly } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { ClusterConnection, ClusterResponse } from './ClusterConnection';
import { ConcurrencyLimit } from './ConcurrencyLimit';
import { isTimeout } from './isTimeout';
import { MemoryShare } from './MemoryShare';
import { ParseTurns } from './ParseTurns';
import { parseRetryAfter } from './parseRetryAfter';

/**
 * What one read of a cluster may cost.
 *
 * @public
 */
export interface ClusterReadLimits {
  /** Time for one request, in milliseconds. */
  timeoutMs: number;
  /** Time for the whole read with all that is asked again, in milliseconds; four times `timeoutMs` when absent. */
  readTimeoutMs?: number;
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
  /** Bytes of the answer, where that is less than any answer may have. */
  maxBytes?: number;
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

/** The usual time of a whole read, in times of one request. */
const requestTimesPerRead = 4;

/** Parsing blocks the process: a page with more is asked for in smaller ones. */
const maxParsedBytes = 8 * 1024 * 1024;

/** Shared by all reads of a process. */
const parseTurns = new ParseTurns();

/**
 * The JSON API of a cluster during one read: every request counts against the same limits.
 */
export class ClusterApi {
  #remainingBytes: number;
  readonly #deadline: AbortSignal;
  /** By whoever wants no answer any more; its reason is none of the cluster's. */
  readonly #ended: AbortSignal;

  constructor(
    readonly cluster: string,
    private readonly connection: ClusterConnection,
    private readonly options: {
      limits: ClusterReadLimits;
      /** Shared by all reads of this cluster. */
      concurrency: ConcurrencyLimit;
      /** What the read may hold, among all that go on. */
      memory: MemoryShare;
      /** Ends the read; its reason is thrown. */
      signal: AbortSignal;
    },
  ) {
    const { limits, memory, signal } = options;
    const { timeoutMs, readTimeoutMs = timeoutMs * requestTimesPerRead } =
      limits;
    this.#remainingBytes = limits.totalBytes;
    this.#ended = AbortSignal.any([signal, memory.signal]);
    this.#deadline = AbortSignal.any([
      this.#ended,
      AbortSignal.timeout(readTimeoutMs),
    ]);
  }

  /**
   * Asks for a document, and again where the server is only busy.
   *
   * @throws ObservationError `unauthorized`, which holds for the whole cluster, or what went wrong below HTTP
   */
  async getJson(path: string, accept?: string): Promise<JsonAnswer> {
    const { status, text } = await this.getText(path, {
      accept,
      maxBytes: maxParsedBytes,
    });
    if (status !== 200) {
      return { status };
    }
    await parseTurns.next();
    return { status, body: this.#parse(text) };
  }

  /**
   * The same for a document that is not parsed here.
   *
   * @throws ObservationError as `getJson` does
   */
  async getText(
    path: string,
    { accept = 'application/json', ifNoneMatch, maxBytes }: TextRequest = {},
  ): Promise<TextAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.options.concurrency.run(() =>
        this.#request(path, { accept, ifNoneMatch, maxBytes }),
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

  /** Throws the reason why nobody wants an answer any more: what went wrong then says nothing about the cluster. */
  throwIfEnded(): void {
    this.#ended.throwIfAborted();
  }

  async #request(
    path: string,
    request: { accept: string; ifNoneMatch?: string; maxBytes?: number },
  ): Promise<ClusterResponse> {
    const { limits, memory } = this.options;
    const { accept, ifNoneMatch, maxBytes = Infinity } = request;
    this.#throwIfOver();
    if (this.#remainingBytes <= 0) {
      throw new ObservationError(
        'too-large',
        `cluster ${this.cluster} answered with more than a read may hold`,
      );
    }
    let received = 0;
    const hold = (bytes: number) => {
      memory.hold(bytes);
      received += bytes;
      this.#remainingBytes -= bytes;
    };
    try {
      return await this.#orDeadline(
        this.connection.get(path, {
          accept,
          ifNoneMatch,
          maxBytes: Math.min(
            maxBytes,
            limits.responseBytes,
            this.#remainingBytes,
          ),
          hold,
          signal: AbortSignal.any([
            this.#deadline,
            AbortSignal.timeout(limits.timeoutMs),
          ]),
        }),
      );
    } catch (error) {
      // What came of a broken answer is dropped, and room again for the smaller one that is asked for next.
      memory.release(received);
      this.#remainingBytes += received;
      throw error;
    }
  }

  #throwIfOver(): void {
    this.throwIfEnded();
    if (this.#deadline.aborted) {
      throw new ObservationError(
        'timeout',
        `cluster ${this.cluster} took too long for one read`,
      );
    }
  }

  async #orDeadline<T>(task: Promise<T>): Promise<T> {
    try {
      return await task;
    } catch (error) {
      this.#throwIfOver();
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
