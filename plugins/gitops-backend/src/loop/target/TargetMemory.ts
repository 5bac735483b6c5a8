import {
  Health,
  KindSchema,
  ResourceVerdict,
} from '@oneroof/plugin-gitops-common';
import { PlacementVerdict } from '../../database/operations/verdicts/StoredPlacement';
import { JudgedHost, RememberedFleet } from '../hosts/RememberedFleet';
import { StoredResource } from '../../database/operations/verdicts/listStoredResources';

/** What this process remembers of a resource that it has judged. */
export interface RememberedResource extends StoredResource {
  /** Absent for rows that were read from the table. */
  judged?: {
    uid: string | undefined;
    resourceVersion: string | undefined;
    /** By which the kind was compared; another object when the cluster describes it otherwise. */
    schema: KindSchema | undefined;
    verdict: ResourceVerdict;
    health: Health;
    /** Whether the health may become another one while the object stays as it is. */
    isHealthOpen: boolean;
  };
  /** A host as it was judged; absent for all others, and for rows that were read from the table. */
  host?: JudgedHost;
}

/** What this process remembers of a placement. */
export interface RememberedPlacement {
  /** Key of all that the verdicts depend on besides the live objects. */
  ruleset: string;
  /** Hash of the placement's row as we wrote it: when another one stands there, the rows may be others too. */
  verdictHash: string;
  resources: Map<string, RememberedResource>;
  /** Versions as they were read from the documents, valid while none of them changes. */
  versions?: Pick<PlacementVerdict, 'declares' | 'runs' | 'release'>;
  /** For placements on hosts. */
  fleet?: RememberedFleet;
}

/** What this process remembers of a target since its last pass. */
export interface TargetMemory {
  /** Ticket of that pass: when another one wrote last, all of this is void. */
  ticket: string;
  placements: Map<string, RememberedPlacement>;
}

/**
 * Memories of targets, the most recently used ones up to a number of resources. To forget costs a comparison and a query,
 * never a wrong verdict.
 */
export class TargetMemories {
  readonly #maxResources: number;
  readonly #memories = new Map<
    string,
    { memory: TargetMemory; size: number }
  >();
  #size = 0;

  constructor(maxResources: number) {
    this.#maxResources = maxResources;
  }

  /** @param writtenBy - ticket of whoever wrote the target's row last */
  recall(
    targetId: string,
    writtenBy: string | undefined,
  ): TargetMemory | undefined {
    const entry = this.#memories.get(targetId);
    return entry && entry.memory.ticket === writtenBy
      ? entry.memory
      : undefined;
  }

  remember(targetId: string, memory: TargetMemory): void {
    this.forget(targetId);
    let size = 0;
    memory.placements.forEach(({ resources }) => {
      size += resources.size;
    });
    this.#memories.set(targetId, { memory, size });
    this.#size += size;
    for (const [oldest] of this.#memories) {
      if (this.#size <= this.#maxResources) {
        return;
      }
      this.forget(oldest);
    }
  }

  forget(targetId: string): void {
    this.#size -= this.#memories.get(targetId)?.size ?? 0;
    this.#memories.delete(targetId);
  }
}
