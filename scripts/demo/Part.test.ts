import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PartGroup } from './PartGroup';

/** Whether a process runs; one that ended but was not collected by its parent yet does not. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

describe('PartGroup', () => {
  let directory: string;
  let parts: PartGroup;

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'parts-'));
    parts = new PartGroup();
  });
  afterEach(async () => {
    await parts.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const shell = (script: string, onLine?: (line: string) => void) => ({
    name: 'world',
    command: ['sh', '-c', script],
    cwd: directory,
    env: process.env,
    logFile: path.join(directory, 'logs/world.log'),
    onLine,
  });

  function startAndReadPid(script: string): Promise<number> {
    return new Promise(resolve => {
      parts.start(shell(script, line => resolve(Number(line))));
    });
  }

  it('ends with a part also what the part started', async () => {
    const pid = await startAndReadPid('sleep 600 & echo $!; wait');
    expect(isAlive(pid)).toBe(true);
    await parts.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('ends what does not listen to a polite request', async () => {
    const pid = await startAndReadPid(
      "(trap '' TERM; exec sleep 600) & echo $!; wait",
    );
    await parts.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('ends what a part started when the part dies by itself', async () => {
    let announce: (pid: number) => void;
    const pid = new Promise<number>(resolve => {
      announce = resolve;
    });
    parts.start(
      shell('sleep 600 >/dev/null 2>&1 & echo $!; exit 3', line =>
        announce(Number(line)),
      ),
    );
    await expect(parts.firstDeath()).rejects.toThrow('exit code 3');
    expect(isAlive(await pid)).toBe(false);
  });

  it('tells which part died, with its last lines', async () => {
    parts.start(shell('echo first; echo bad luck >&2; exit 7'));
    await expect(parts.firstDeath()).rejects.toThrow(
      /^The world ended with exit code 7\.[^]*bad luck[^]*world\.log$/,
    );
    expect(readFileSync(path.join(directory, 'logs/world.log'), 'utf8')).toBe(
      'first\nbad luck\n',
    );
  });

  it('says that a program does not exist', async () => {
    parts.start({ ...shell(''), command: ['/does/not/exist'] });
    await expect(parts.firstDeath()).rejects.toThrow(/ENOENT/);
  });

  it('takes the end of a task for what it is', async () => {
    await expect(parts.complete(shell('exit 0'))).resolves.toBeUndefined();
    await expect(parts.complete(shell('exit 1'))).rejects.toThrow(
      'exit code 1',
    );
  });

  it('starts nothing once it stops', async () => {
    await parts.stop();
    expect(() => parts.start(shell('true'))).toThrow('Stopping');
  });
});
