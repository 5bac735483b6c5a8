import os from 'node:os';

/** Figures of one run. Keys end in their unit: `coldMs`, `steadyRowsCount`, `coldToBareRatio`. */
export type Figures = Record<string, number>;

/** The machine on which figures were taken: without it they mean nothing. */
export function describeMachine(): Record<string, string | number> {
  const cpus = os.cpus();
  return {
    cpu: cpus[0]?.model ?? 'unknown',
    coresCount: cpus.length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    platform: `${os.platform()} ${os.release()}`,
  };
}

/** Prints a readable table, or with `json` one JSON object as the last line. */
export function printReport(
  name: string,
  figures: Figures,
  options: { json: boolean; labels: Record<string, string> },
): void {
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({
        bench: name,
        machine: describeMachine(),
        ...figures,
      })}\n`,
    );
    return;
  }
  const machine = describeMachine();
  const rows = Object.entries(figures).map(([key, value]) => [
    options.labels[key] ?? key,
    formatFigure(key, value),
  ]);
  const width = Math.max(...rows.map(([label]) => label.length));
  const valueWidth = Math.max(...rows.map(([, value]) => value.length));
  process.stdout.write(
    [
      '',
      `${name} on ${machine.cpu}, ${machine.coresCount} cores, ${machine.memoryGiB} GiB, Node ${machine.node}`,
      ...rows.map(
        ([label, value]) =>
          `  ${label.padEnd(width)}  ${value.padStart(valueWidth)}`,
      ),
      '',
    ].join('\n'),
  );
}

function formatFigure(key: string, value: number): string {
  if (key.endsWith('Ms')) {
    return `${value.toFixed(0)} ms`;
  }
  if (key.endsWith('Ratio')) {
    return `${value.toFixed(2)} x`;
  }
  return String(value);
}

/** The middle one of several measurements: one slow run on a noisy machine does not count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
