import { createHash } from 'node:crypto';
import { hostname } from 'node:os';

/** Process ids mean something on one machine only, and containers may share a folder. Short, as paths of sockets are. */
const machine = createHash('sha256')
  .update(hostname())
  .digest('hex')
  .slice(0, 8);

/**
 * By which what this process makes is known to be its own: letters, digits and `_`.
 *
 * @public
 */
export const processMark = `${machine}_${process.pid}`;

/**
 * Whether the process with this mark was one of this machine, and has ended. A process that was killed cleans up nothing.
 * Of ours, and of what is no mark, it never has.
 *
 * @public
 */
export function hasEnded(mark: string): boolean {
  const [, owner, pid] = /^([0-9a-f]{8})_(\d{1,10})$/.exec(mark) ?? [];
  return owner === machine && !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is running too, though we may send it nothing.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
