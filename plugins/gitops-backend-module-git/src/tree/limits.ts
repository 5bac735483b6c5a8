const MiB = 1024 * 1024;

/** What one reading of a tree may be. Manifests are small; whatever is larger is a mistake or an attack. */
export const treeLimits = {
  maxFiles: 10_000,
  maxFileBytes: MiB,
  maxTotalBytes: 32 * MiB,
  /** Folders above a file. */
  maxDepth: 50,
  /** Names alone: stops trees that hold themselves many times over. */
  maxListingBytes: 64 * MiB,
} as const;
