import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchmarkNames } from './benchmarkNames';

describe('benchmarkNames', () => {
  it('lists programs, and neither tests nor what they share', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
    try {
      for (const file of [
        'observe.ts',
        'browse-board.ts',
        'observe.test.ts',
        'Measurement.ts',
        'README.md',
      ]) {
        writeFileSync(path.join(folder, file), '');
      }
      mkdirSync(path.join(folder, 'observe'));
      expect(benchmarkNames(folder)).toEqual(['browse-board', 'observe']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
