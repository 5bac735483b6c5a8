import { ApiError } from '../ApiError';
import { Clock, KubeObject } from '../types';

/** One chunk of a list. */
export interface ListPage {
  revision: number;
  items: readonly KubeObject[];
  continue?: string;
  remainingItemCount?: number;
}

interface Snapshot {
  objects: readonly KubeObject[];
  revision: number;
  expiresAt: number;
}

const lifetimeMs = 5 * 60_000;
const maxSnapshots = 1000;

/** Hands out lists in chunks that all show one moment. Tokens expire after five minutes, as etcd's compaction makes them. */
export class ListPages {
  private readonly snapshots = new Map<number, Snapshot>();
  private nextId = 1;

  constructor(private readonly clock: Clock) {}

  first(
    objects: readonly KubeObject[],
    revision: number,
    limit?: number,
  ): ListPage {
    if (!limit || objects.length <= limit) {
      return { items: objects, revision };
    }
    const id = this.nextId++;
    const expiresAt = this.clock().getTime() + lifetimeMs;
    this.snapshots.set(id, { objects, revision, expiresAt });
    if (this.snapshots.size > maxSnapshots) {
      const [oldest] = this.snapshots.keys();
      this.snapshots.delete(oldest);
    }
    return this.page(id, 0, limit);
  }

  next(token: string, limit?: number): ListPage {
    const [id, offset] = decodeToken(token);
    const snapshot = this.snapshots.get(id);
    if (!snapshot || snapshot.expiresAt <= this.clock().getTime()) {
      throw ApiError.expired(
        'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
      );
    }
    return this.page(id, offset, limit ?? snapshot.objects.length);
  }

  /** Makes every token that is out answer `410 Expired`. */
  expire(): void {
    this.snapshots.clear();
  }

  private page(id: number, offset: number, limit: number): ListPage {
    const { objects, revision } = this.snapshots.get(id) as Snapshot;
    const end = offset + limit;
    const items = objects.slice(offset, end);
    if (end >= objects.length) {
      return { items, revision };
    }
    const token = Buffer.from(JSON.stringify([id, end])).toString('base64url');
    return {
      items,
      revision,
      continue: token,
      remainingItemCount: objects.length - end,
    };
  }
}

function decodeToken(token: string): [id: number, offset: number] {
  try {
    const [id, offset] = JSON.parse(
      Buffer.from(token, 'base64url').toString(),
    ) as unknown[];
    if (Number.isInteger(id) && Number.isInteger(offset)) {
      return [id as number, offset as number];
    }
  } catch {
    // Falls through to the same refusal as a token of the wrong shape.
  }
  throw ApiError.badRequest('continue key is not valid');
}
