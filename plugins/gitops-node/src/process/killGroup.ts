/**
 * Kills a program with everything that it has started. It has to have been started `detached`, as the first of a process
 * group of its own.
 *
 * @param pid - absent where it was never started
 *
 * @public
 */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) {
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it is gone already.
  }
}
