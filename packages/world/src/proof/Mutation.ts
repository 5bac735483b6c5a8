import { Command } from './Sample';

/** Managers under which the other hands of the proof write, and how each of them does it. */
export type Hand =
  | 'kubectl-edit'
  | 'kubectl-patch'
  | 'kubectl-replace'
  /** A dashboard: a JSON patch. */
  | 'node-fetch'
  /** A controller that reads, changes and writes the whole object. */
  | 'shop-controller'
  /** An operator that applies the part that it wants, by force. */
  | 'shop-operator';

/** Something that happens to an object or to its manifest. */
export type Mutation =
  | { what: 'live-value'; path: string; value: unknown; hand: Hand }
  | { what: 'live-removal'; path: string; hand: Hand }
  | { what: 'live-order'; path: string }
  | { what: 'command'; path: string; command: Command }
  /** Another manager comes to own what git declares, and changes nothing. */
  | { what: 'shared'; path: string }
  | { what: 'git-value'; path: string; value: unknown }
  | { what: 'git-removal'; path: string }
  | { what: 'git-spelling'; path: string; value: unknown }
  | { what: 'git-order'; path: string }
  /** Git no longer declares what another manager owns too. */
  | { what: 'git-removal-of-shared'; path: string };

/** What becomes of the object as a whole. */
export type Fate =
  /** It stays. */
  | 'kept'
  | 'deleted'
  /** Deleted, and created by hand from the mutated manifest. */
  | 'recreated'
  /** Git no longer declares it. */
  | 'undeclared';
