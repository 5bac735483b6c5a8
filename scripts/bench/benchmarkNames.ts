import { readdirSync } from 'node:fs';

/** The benchmarks in a folder: one file each, named after the benchmark. */
export function benchmarkNames(folder: string): string[] {
  return readdirSync(folder)
    .filter(file => /^[a-z][a-z-]*\.ts$/.test(file))
    .map(file => file.slice(0, -'.ts'.length))
    .sort();
}
