/** What a pipeline reads. The same for every command. */
export const exitCodes = {
  /** In sync, healthy, valid. */
  good: 0,
  /** Drift, an unhealthy object, a mistake in a file: something was looked at and is not as it should be. */
  bad: 1,
  /** Something could not be looked at, so that nothing can be said of the whole. */
  unknown: 2,
  /** Ended by Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;
