import { createHash } from 'node:crypto';
import {
  HostFacts,
  HostReading,
  HostThing,
  HostThings,
} from '@oneroof/plugin-gitops-common';

type Kind = keyof HostFacts['things'];

/** Lists that are long, and the same on machines of one image. */
const fleetKinds: ReadonlySet<string> = new Set([
  'package',
  'service',
  'user',
  'group',
]);

/**
 * Keeps lists of things once, however many hosts have them: machines of one image have the same packages. And gives a host
 * the very things that it had before, where it says the same again.
 */
export class SharedThings {
  /** Weak, so that a list goes with the last host that has it. */
  readonly #lists = new Map<string, WeakRef<HostThings>>();
  readonly #ids = new WeakMap<HostThings, string>();
  readonly #texts = new WeakMap<HostThing, string>();
  #sweepAt = 1000;

  /** @param before - what the same host said the last time */
  share(reading: HostReading, before: HostReading | undefined): HostReading {
    if ('cause' in reading) {
      return reading;
    }
    const known = before && 'facts' in before ? before.facts.things : {};
    const things: Partial<Record<Kind, HostThings>> = {};
    for (const [name, list] of Object.entries(reading.facts.things)) {
      const kind = name as Kind;
      things[kind] = this.#shareList(kind, { list, before: known[kind] });
    }
    this.#sweep();
    return {
      facts: {
        ...reading.facts,
        things: isSame(known, things) ? known : things,
      },
    };
  }

  #shareList(
    kind: Kind,
    { list, before }: { list: HostThings; before: HostThings | undefined },
  ): HostThings {
    const id = this.#identify(kind, list);
    if (before && this.#ids.get(before) === id) {
      return before;
    }
    const known = this.#lists.get(id)?.deref();
    if (known) {
      return known;
    }
    this.#ids.set(list, id);
    if (fleetKinds.has(kind)) {
      this.#lists.set(id, new WeakRef(list));
    }
    return list;
  }

  #identify(kind: Kind, list: HostThings): string {
    const lines = [`${kind} ${list.complete}`];
    for (const [key, thing] of list.byKey) {
      lines.push(JSON.stringify(key), this.#textOf(thing));
    }
    // One update for all: each one costs as much as hashing a kilobyte.
    return createHash('sha256').update(lines.join('\n')).digest('base64');
  }

  /** Packages of equal versions are one object already, for all hosts of a pass. */
  #textOf(thing: HostThing): string {
    const known = this.#texts.get(thing);
    if (known !== undefined) {
      return known;
    }
    const text = JSON.stringify(thing);
    this.#texts.set(thing, text);
    return text;
  }

  #sweep(): void {
    if (this.#lists.size < this.#sweepAt) {
      return;
    }
    for (const [id, list] of this.#lists) {
      if (!list.deref()) {
        this.#lists.delete(id);
      }
    }
    this.#sweepAt = 2 * this.#lists.size + 1000;
  }
}

function isSame(a: HostFacts['things'], b: HostFacts['things']): boolean {
  const kinds = Object.keys(b) as Kind[];
  return (
    kinds.length === Object.keys(a).length &&
    kinds.every(kind => a[kind] === b[kind])
  );
}
