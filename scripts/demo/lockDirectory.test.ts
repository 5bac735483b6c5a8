import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lockDirectory } from './lockDirectory';

describe('lockDirectory', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'lock-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('refuses a second demo while the first one lives', () => {
    const unlock = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(
      `Another demo (process ${process.pid}) runs in ${directory}`,
    );
    unlock();
    expect(() => lockDirectory(directory)).not.toThrow();
  });

  it('takes over from a demo that died', () => {
    // The highest process id of Linux is 4194304.
    writeFileSync(path.join(directory, 'demo.pid'), '4194305');
    expect(() => lockDirectory(directory)).not.toThrow();
  });
});
