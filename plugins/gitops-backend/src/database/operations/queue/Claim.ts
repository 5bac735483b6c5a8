/** An item of the work queue that is ours until its lease ends. */
export interface Claim {
  key: string;
  /** Proof of the claim: whoever holds an older one may not write. */
  ticket: string;
  /** How often the item was asked for when it was claimed. */
  requests: number;
  /**
   * Whether somebody waits for an answer that is newer than the question. Otherwise only the schedule asks, and what is
   * known from a moment ago will do.
   */
  isRequested: boolean;
  /** Failed attempts in a row before this one. */
  attempts: number;
  /** Whether the attempt before this one failed or took long. */
  isSlow: boolean;
}
