/** What a line in a narrow place says of what runs: the version where there is just one, the release otherwise. */
export function releaseText(running: {
  runs: Array<{ version: string }>;
  release?: string;
}): string | undefined {
  const { runs, release } = running;
  return runs.length === 1 ? runs[0].version : release;
}
