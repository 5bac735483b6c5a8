import { JsonValue } from './resource';

/**
 * What the values at one place of a document are. `any` where the server does not say, and keeps what it is given.
 *
 * @public
 */
export type FieldType =
  | 'map'
  | 'list'
  | 'text'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'int-or-string'
  | 'quantity'
  | 'duration'
  | 'bytes'
  | 'any';

/**
 * How the items of a list are told apart; `defaults` are values of keys that an item may leave out.
 *
 * @public
 */
export type ListIdentity =
  | { type: 'atomic' }
  | { type: 'set' }
  | {
      type: 'map';
      /** Alphabetical. */
      keys: readonly string[];
      defaults: Readonly<Record<string, JsonValue>>;
    };

/**
 * What a server says of one place of its documents, as far as a comparison needs it. Fields may contain themselves, as
 * those of JSON schemas do: walk along a document, never along a schema.
 *
 * @public
 */
export interface FieldSchema {
  readonly type: FieldType;
  /** An explicit null is kept, and is not the same as an absent field. */
  readonly nullable?: boolean;
  /** What the server puts where the field is absent. */
  readonly default?: JsonValue;
  /** Of a map: its named fields. */
  readonly fields?: ReadonlyMap<string, FieldSchema>;
  /** Of a map: the values of keys that people choose. */
  readonly values?: FieldSchema;
  /** Of a map: fields without a name here are kept too. */
  readonly open?: boolean;
  /** Of a map: owned and replaced as a whole. */
  readonly atomic?: boolean;
  /** Of a list. */
  readonly items?: FieldSchema;
  readonly list?: ListIdentity;
}

/**
 * The schema of one kind in one version. One and the same object as long as the server says the same, so that verdicts
 * can be bound to it by identity.
 *
 * @public
 */
export interface KindSchema {
  readonly root: FieldSchema;
  /**
   * Kept as it was written, but for unknown fields and schema defaults, as custom resources are. False for kinds that
   * pass through types of the server's own, which drop zero values and know defaults that no schema tells.
   */
  readonly verbatim: boolean;
}
