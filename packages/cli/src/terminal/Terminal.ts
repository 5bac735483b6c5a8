/** A stream that text is written to. */
export interface TextOutput {
  write(text: string): unknown;
  /** Whether a person looks at it. */
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** All that a command may know of the process that it runs in. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** What was found. */
  readonly stdout: TextOutput;
  /** What is going on, and what went wrong. */
  readonly stderr: TextOutput;
  now(): Date;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}
