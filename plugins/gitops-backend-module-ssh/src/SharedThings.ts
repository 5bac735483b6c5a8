import { createHash } from 'node:crypto';
import { HostFacts } from '@oneroof/plugin-gitops-common';

type Things = HostFacts['things'];

/**
 * Gives the same object for the same things, pass after pass, as the port promises: whoever remembers verdicts by it
 * need not compare. Nothing is kept alive here that nobody else remembers.
 */
export class SharedThings {
  readonly #last = new Map<
    string,
    { digest: string; things: WeakRef<Things> }
  >();

  /** @param owner - the host that said it */
  share(owner: string, things: Things): Things {
    const digest = digestOf(things);
    const last = this.#last.get(owner);
    const shared = last?.digest === digest ? last.things.deref() : undefined;
    if (shared) {
      return shared;
    }
    this.#last.set(owner, { digest, things: new WeakRef(things) });
    return things;
  }
}

function digestOf(things: Things): string {
  const hash = createHash('sha256');
  for (const [kind, { complete, byKey }] of Object.entries(things)) {
    hash.update(JSON.stringify([kind, complete, [...byKey]]));
  }
  return hash.digest('base64');
}
