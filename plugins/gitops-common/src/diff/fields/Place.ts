import { FieldSchema } from '../../model/kindSchema';
import { IgnoredHere, stepIgnored } from '../ignore/IgnoredHere';
import { schemaOfField, schemaOfItem } from '../schema/fieldSchemaAt';
import { isMap, JsonMap, own } from '../values/json';
import { FieldPath, keySegment } from './FieldPath';
import { indexItems, ListElement } from './listElements';
import { isLeaf, Owner, ownersBelow } from './managedFields';

/** Maps whose keys people choose; everywhere else a key is a field of the schema. */
const freeMaps = new Set([
  'annotations',
  'binaryData',
  'data',
  'labels',
  'matchLabels',
  'nodeSelector',
  'parameters',
  'selector',
  'stringData',
]);

export function isFreeMap(field: string): boolean {
  return freeMaps.has(field);
}

/** What is known of an object as a whole. Asked for only where something has to be told of it. */
export interface Provenance {
  owners(): readonly Owner[];
  /** What the last client-side apply declared. */
  lastApplied(): JsonMap | undefined;
  /** What the server says of all objects of the kind. */
  readonly schema: FieldSchema | undefined;
}

/** Where an item stands in the declared and in the live list. */
interface Positions {
  desired?: number;
  live?: number;
}

/** What is settled when a walk gets to a place. */
interface Bearings {
  readonly field: string;
  readonly parentField: string;
  readonly atomic: boolean;
  readonly free: boolean;
  readonly ignored: IgnoredHere | undefined;
}

/** How a place was reached: from the object as a whole, by a key of a map, by an item of a list. */
type Step =
  | { readonly of: Provenance }
  | { readonly parent: Place; readonly key: string }
  | { readonly parent: Place; readonly element: ListElement }
  | { readonly parent: Place; readonly position: number };

/**
 * Where in an object a comparison stands, and what is known about that place. Path, owners and the last apply are found
 * out when somebody asks: most places are as git declares them, and nobody does.
 */
export class Place {
  /** Name of the nearest field, of the one around it; items of a list bear the name of their list. */
  readonly field: string;
  readonly parentField: string;
  /** Inside an atomic list or map, which git declares whole. */
  readonly atomic: boolean;
  /** Inside a map or list whose entries people choose, so that an entry without an owner is no server default. */
  readonly free: boolean;
  /** What ignore rules cover here and below. */
  readonly ignored: IgnoredHere | undefined;

  private knownOwners: readonly Owner[] | undefined = undefined;
  private knownSchema: FieldSchema | null | undefined = undefined;
  private knownLastApplied: { value: unknown } | undefined = undefined;
  private knownItems: ReadonlyMap<unknown, unknown> | undefined = undefined;

  private constructor(private readonly step: Step, bearings: Bearings) {
    this.field = bearings.field;
    this.parentField = bearings.parentField;
    this.atomic = bearings.atomic;
    this.free = bearings.free;
    this.ignored = bearings.ignored;
  }

  /** The place of a whole object. */
  static root(of: Provenance, ignored: IgnoredHere | undefined): Place {
    return new Place(
      { of },
      { field: '', parentField: '', atomic: false, free: false, ignored },
    );
  }

  /** The place of a key of a map. */
  ofKey(key: string): Place {
    const { field, atomic, free, ignored } = this;
    return new Place(
      { parent: this, key },
      {
        field: key,
        parentField: field,
        atomic,
        free: free || freeMaps.has(field),
        ignored: ignored && stepIgnored(ignored, { desired: key, live: key }),
      },
    );
  }

  /** The place of an item that has a name. */
  ofElement(element: ListElement, at: Positions, free = false): Place {
    return new Place(
      { parent: this, element },
      {
        ...this.bearingsOfItem(at),
        atomic: this.atomic,
        free: free || this.free,
      },
    );
  }

  /** The place of an item that is known by its position, the declared one first; the owners of the list own it. */
  ofPosition(at: Positions): Place {
    return new Place(
      { parent: this, position: at.desired ?? at.live ?? 0 },
      { ...this.bearingsOfItem(at), atomic: true, free: this.free },
    );
  }

  /** The same place, inside something that git declares whole. */
  asAtomic(): Place {
    return new Place(this.step, { ...this.bearings(), atomic: true });
  }

  /** The same place, where no rule covers anything. */
  withoutRules(): Place {
    return new Place(this.step, { ...this.bearings(), ignored: undefined });
  }

  get path(): FieldPath | undefined {
    const { step } = this;
    if ('of' in step) {
      return undefined;
    }
    return { parent: step.parent.path, text: segmentOf(step) };
  }

  get owners(): readonly Owner[] {
    this.knownOwners ??= findOwners(this.step);
    return this.knownOwners;
  }

  /** Whether the owners own something around the place as a whole, and need not have written the very place. */
  get ownersAreInherited(): boolean {
    const { step } = this;
    return (
      !('of' in step) &&
      step.parent.owners.length > 0 &&
      step.parent.owners.every(({ fields }) => isLeaf(fields))
    );
  }

  /** What the server says of the place; undefined where it says nothing of the whole kind. */
  get schema(): FieldSchema | undefined {
    if (this.knownSchema === undefined) {
      this.knownSchema = findSchema(this.step) ?? null;
    }
    return this.knownSchema ?? undefined;
  }

  /** What the last client-side apply declared here. */
  get lastApplied(): unknown {
    this.knownLastApplied ??= { value: findLastApplied(this.step) };
    return this.knownLastApplied.value;
  }

  /** The same for an item of this list. */
  lastAppliedItem({ identity, list }: ListElement): unknown {
    this.knownItems ??= indexItems(this.lastApplied, list);
    return this.knownItems.get(identity);
  }

  private bearings(): Bearings {
    const { field, parentField, atomic, free, ignored } = this;
    return { field, parentField, atomic, free, ignored };
  }

  private bearingsOfItem(at: Positions) {
    const { field, ignored } = this;
    return {
      field,
      parentField: field,
      ignored: ignored && stepIgnored(ignored, at),
    };
  }
}

function segmentOf(step: Exclude<Step, { of: Provenance }>): string {
  if ('key' in step) {
    return keySegment(step.key);
  }
  return 'element' in step ? step.element.segment : `[${step.position}]`;
}

function findOwners(step: Step): readonly Owner[] {
  if ('of' in step) {
    return step.of.owners();
  }
  const { owners } = step.parent;
  if ('key' in step) {
    // The server records the keys of a Secret's stringData under that name, although it keeps them as data.
    return step.key === 'data' && step.parent.path === undefined
      ? ownersBelow(owners, 'f:data', 'f:stringData')
      : ownersBelow(owners, `f:${step.key}`);
  }
  return 'element' in step ? ownersBelow(owners, step.element.token) : owners;
}

function findSchema(step: Step): FieldSchema | undefined {
  if ('of' in step) {
    return step.of.schema;
  }
  const { schema } = step.parent;
  return 'key' in step ? schemaOfField(schema, step.key) : schemaOfItem(schema);
}

function findLastApplied(step: Step): unknown {
  if ('of' in step) {
    return step.of.lastApplied();
  }
  if ('key' in step) {
    const { lastApplied } = step.parent;
    return isMap(lastApplied) ? own(lastApplied, step.key) : undefined;
  }
  return 'element' in step
    ? step.parent.lastAppliedItem(step.element)
    : undefined;
}
