import type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
} from '@oneroof/plugin-gitops-backend-module-kubernetes/adapters';

/** What a reading has come to so far. */
export interface ReadingCount {
  answers: number;
  bytes: number;
}

/** Counts the answers of a cluster as they come, for a person who waits. */
export class CountingConnection implements ClusterConnection {
  readonly #count: ReadingCount = { answers: 0, bytes: 0 };

  constructor(
    private readonly inner: ClusterConnection,
    private readonly onAnswer: (count: Readonly<ReadingCount>) => void,
  ) {}

  async get(path: string, request: ClusterRequest): Promise<ClusterResponse> {
    const response = await this.inner.get(path, request);
    this.#count.answers += 1;
    this.#count.bytes += response.text.length;
    this.onAnswer(this.#count);
    return response;
  }
}
