import { JsonValue } from '../../model/resource';

/** By which keys items are told apart, and what keys stand for that an item leaves out. */
export interface MapList {
  readonly keys: readonly string[];
  readonly defaults: Readonly<Record<string, JsonValue>>;
}
