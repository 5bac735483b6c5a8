import {
  COLLECTION_STYLE,
  Event,
  EVENT_ID,
  getScalarValue,
  MappingEvent,
  SCALAR_STYLE,
  ScalarEvent,
} from 'js-yaml';
import { JsonValue } from '../resource';
import { resolvePlainScalar } from './resolvePlainScalar';
import { setOwn } from './setOwn';

/** The full parser takes keys of up to 1024 characters. */
const maxKeyLength = 1000;

class SimpleComposer {
  private next = 0;

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  compose(): JsonValue[] {
    const values: JsonValue[] = [];
    while (this.next < this.events.length) {
      if (this.take().type !== EVENT_ID.DOCUMENT) {
        throw doubt('an event outside of a document');
      }
      const root = this.take();
      if (root.type === EVENT_ID.SCALAR && root.valueStart >= 0) {
        throw doubt('a document that is only a text: no manifest');
      }
      values.push(this.value(root));
      if (this.take().type !== EVENT_ID.POP) {
        throw doubt('a document of two values');
      }
    }
    return values;
  }

  private take(): Event {
    const event = this.events[this.next];
    this.next += 1;
    return event;
  }

  private value(event: Event): JsonValue {
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.scalar(event);
      case EVENT_ID.MAPPING:
        return this.map(event);
      case EVENT_ID.SEQUENCE: {
        const items: JsonValue[] = [];
        for (
          let item = this.take();
          item.type !== EVENT_ID.POP;
          item = this.take()
        ) {
          items.push(this.value(item));
        }
        return items;
      }
      default:
        throw doubt('an alias');
    }
  }

  private map(event: MappingEvent): JsonValue {
    if (
      event.style === COLLECTION_STYLE.FLOW &&
      this.text[event.start] !== '{'
    ) {
      throw doubt('a pair within a flow sequence');
    }
    const result: { [key: string]: JsonValue } = {};
    for (let key = this.take(); key.type !== EVENT_ID.POP; key = this.take()) {
      const name = this.key(key);
      if (Object.hasOwn(result, name)) {
        throw doubt('a duplicate key');
      }
      setOwn(result, name, this.value(this.take()));
    }
    return result;
  }

  private key(event: Event): string {
    if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) {
      throw doubt('a key that is no word');
    }
    const { style, valueStart, valueEnd } = event;
    const end = style === SCALAR_STYLE.PLAIN ? valueEnd : valueEnd + 1;
    if (this.text[end] !== ':' || end - valueStart > maxKeyLength) {
      throw doubt('an explicit key, or one written in an unusual way');
    }
    const value = this.scalar(event);
    if (value === null) {
      throw doubt('a key without a name');
    }
    return String(value);
  }

  private scalar(event: ScalarEvent): JsonValue {
    if (event.valueStart < 0) {
      return null;
    }
    const value = getScalarValue(this.text, event);
    if (event.style !== SCALAR_STYLE.PLAIN) {
      return value;
    }
    const resolved = resolvePlainScalar(value);
    if (resolved === undefined) {
      throw doubt('a scalar that the full parser objects to');
    }
    return resolved;
  }
}

/** Builds plain JSON values from the events of a text, or throws where the full parser has to decide. */
export function composeSimpleYaml(
  text: string,
  events: readonly Event[],
): JsonValue[] {
  if (text.includes('\t') && hasTabsBetween(text, events)) {
    throw doubt('a tab as indentation or separation');
  }
  return new SimpleComposer(text, events).compose();
}

function hasTabsBetween(text: string, events: readonly Event[]): boolean {
  let end = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.SCALAR && event.valueStart >= 0) {
      if (text.slice(end, event.valueStart).includes('\t')) {
        return true;
      }
      end = event.valueEnd;
    }
  }
  return text.slice(end).includes('\t');
}

/** Never seen by anybody: the full parser finds its own words. */
function doubt(about: string): Error {
  return new Error(about);
}
