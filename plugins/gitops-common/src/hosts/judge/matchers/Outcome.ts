import { JsonValue } from '../../../model/resource';

/**
 * What a matcher says of a live value. `incomparable` does not hold, negated or not: goss ends such a test as failed.
 * An object says why it cannot be told here.
 */
export type Outcome = 'holds' | 'fails' | 'incomparable' | Unjudged;

export interface Unjudged {
  unjudged: string;
}

export const outcomeOf = (isMet: boolean): Outcome =>
  isMet ? 'holds' : 'fails';

/** What a matcher may know besides its argument and the live value. */
export interface MatchContext {
  /** How many steps all matchers of one host may still take together. */
  budget: WorkBudget;
  /** Orders versions as the host's package manager does. */
  compareVersions: VersionOrder;
  /** Where the values are versions: then texts are ordered by it instead of as numbers. */
  compareAsVersions?: VersionOrder;
  /** Judges what is declared inside of a matcher. Handed in, since matchers and values hold each other. */
  match: MatchFunction;
}

/** Orders two versions, or says why they have no order here. */
export type VersionOrder = (a: string, b: string) => number | Unjudged;

export type MatchFunction = (
  expected: JsonValue,
  live: JsonValue,
  context: MatchContext,
) => Outcome;

/** Keeps a manifest from occupying a worker: matchers that cost more than a few steps ask first. */
export class WorkBudget {
  constructor(private remaining: number) {}

  /** False where the budget is spent: then nothing more may be done. */
  spend(steps: number): boolean {
    if (steps > this.remaining) {
      return false;
    }
    this.remaining -= steps;
    return true;
  }
}

export const tooCostly: Unjudged = {
  unjudged: 'too costly to compare: patterns or texts are too long',
};
