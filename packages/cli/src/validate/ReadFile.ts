/** A file by the name under which it was asked for: its text, or why there is none. */
export type ReadFile = { file: string } & (
  | { text: string }
  | { failure: string }
);
