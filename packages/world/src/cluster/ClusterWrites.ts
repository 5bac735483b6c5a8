import { ApiError } from './ApiError';
import { applyConfiguration, ApplyConflict } from './apply/applyConfiguration';
import { recordUpdate } from './apply/recordUpdate';
import { applyDefaults } from './defaults/applyDefaults';
import { KindRegistry } from './resources/KindRegistry';
import { qualifiedPlural, ResourceKind } from './resources/ResourceKind';
import { fieldTypeOfKind } from './schema/FieldType';
import { ObjectKey, ObjectStore } from './store/ObjectStore';
import { storeObject } from './store/storeObject';
import { Clock, KubeObject } from './types';
import { validateObject } from './validateObject';

/** Who writes, and through which door. */
export interface WriteOptions {
  manager: string;
  subresource?: 'status' | 'scale';
  /** Answer what would be stored, and store nothing. */
  dryRun?: boolean;
}

/** Every way to change an object: defaults, ownership and revision are the same for all. */
export class ClusterWrites {
  constructor(
    private readonly store: ObjectStore,
    private readonly kinds: KindRegistry,
    private readonly clock: Clock,
  ) {}

  create(
    kind: ResourceKind,
    object: KubeObject,
    options: WriteOptions,
  ): KubeObject {
    if (this.store.get(kind, object.metadata)) {
      const { name } = object.metadata;
      throw new ApiError(
        409,
        'AlreadyExists',
        `${qualifiedPlural(kind)} "${name}" already exists`,
        { name, kind: qualifiedPlural(kind) },
      );
    }
    const { status, ...declared } = object;
    const clean = kind.subresources.includes('status') ? declared : object;
    return this.update(kind, clean as KubeObject, undefined, options);
  }

  /** Replaces an object by what `change` makes of it. */
  change(
    kind: ResourceKind,
    at: ObjectKey,
    options: WriteOptions & { change: (live: KubeObject) => KubeObject },
  ): KubeObject {
    const live = this.store.get(kind, at);
    if (!live) {
      throw ApiError.notFound(qualifiedPlural(kind), at.name);
    }
    const next = options.change(live);
    const expected = next.metadata.resourceVersion;
    if (expected && expected !== live.metadata.resourceVersion) {
      throw new ApiError(
        409,
        'Conflict',
        `Operation cannot be fulfilled on ${qualifiedPlural(kind)} "${
          at.name
        }": the object has been modified; please apply your changes to the latest version and try again`,
      );
    }
    return this.update(kind, next, live, options);
  }

  /** Server-side apply. Throws `409 Conflict` that names every field, unless it is forced. */
  apply(
    kind: ResourceKind,
    config: KubeObject,
    options: WriteOptions & { force?: boolean },
  ): KubeObject {
    const live = this.store.get(kind, config.metadata);
    const result = applyConfiguration(live, config, {
      manager: options.manager,
      subresource: options.subresource,
      type: fieldTypeOfKind(kind.group, kind.kind),
      time: this.now(),
      force: options.force ?? false,
      complete: object => applyDefaults(kind, object),
    });
    if (result.conflicts) {
      throw conflictError(result.conflicts);
    }
    return this.persist(kind, { live, next: result.object }, options);
  }

  delete(
    kind: ResourceKind,
    at: ObjectKey,
    options?: { dryRun?: boolean },
  ): KubeObject {
    const live = this.store.get(kind, at);
    if (!live) {
      throw ApiError.notFound(qualifiedPlural(kind), at.name);
    }
    if (!options?.dryRun) {
      this.store.delete(kind, at);
      if (kind.kind === 'CustomResourceDefinition') {
        this.kinds.forget(at.name);
      }
    }
    return live;
  }

  private update(
    kind: ResourceKind,
    wanted: KubeObject,
    live: KubeObject | undefined,
    options: WriteOptions,
  ): KubeObject {
    const { subresource } = options;
    const separated = live ? separate(live, wanted, kind, subresource) : wanted;
    const next = applyDefaults(kind, separated);
    const managedFields = recordUpdate(live, next, {
      manager: options.manager,
      subresource,
      type: fieldTypeOfKind(kind.group, kind.kind),
      time: this.now(),
    });
    const metadata = { ...next.metadata, managedFields };
    return this.persist(kind, { live, next: { ...next, metadata } }, options);
  }

  private persist(
    kind: ResourceKind,
    write: { live?: KubeObject; next: KubeObject },
    options: WriteOptions,
  ): KubeObject {
    validateObject(kind, write.next);
    if (options.dryRun) {
      return write.next;
    }
    const stored = storeObject(this.store, kind, {
      ...write,
      time: this.now(),
    });
    if (kind.kind === 'CustomResourceDefinition') {
      this.kinds.define(stored);
    }
    return stored;
  }

  private now(): string {
    return this.clock()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
  }
}

/** A write of the status leaves the rest alone, and a write of the rest leaves the status alone. */
function separate(
  live: KubeObject,
  wanted: KubeObject,
  kind: ResourceKind,
  subresource: WriteOptions['subresource'],
): KubeObject {
  if (subresource === 'status') {
    return { ...live, status: wanted.status };
  }
  if (!kind.subresources.includes('status')) {
    return wanted;
  }
  const { status, ...rest } = wanted;
  return {
    ...(rest as KubeObject),
    ...(live.status === undefined ? {} : { status: live.status }),
  };
}

function conflictError(conflicts: readonly ApplyConflict[]): ApiError {
  const managers = [...new Set(conflicts.map(conflict => conflict.manager))];
  const causes = conflicts.map(({ manager, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with "${manager}"`,
    field: path,
  }));
  const fields = conflicts.map(({ path }) => path).join(', ');
  return new ApiError(
    409,
    'Conflict',
    `Apply failed with ${conflicts.length} conflict${
      conflicts.length === 1 ? '' : 's'
    }: conflicts with ${managers.map(m => `"${m}"`).join(', ')}: ${fields}`,
    { causes },
  );
}
