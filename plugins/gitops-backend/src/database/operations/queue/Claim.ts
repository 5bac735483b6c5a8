/** An item of the work queue that is ours until its lease ends. */
export interface Claim {
  key: string;
  /** Proof of the claim: whoever holds an older one may not write. */
  ticket: string;
  /** How often the item was asked for when it was claimed. */
  requests: number;
  /** Failed attempts in a row before this one. */
  attempts: number;
}
