import { CustomErrorBase } from '@backstage/errors';

/** An attempt took longer than any may take. */
export class OvertimeError extends CustomErrorBase {
  name = 'OvertimeError' as const;
}

/** Time for one attempt at an item, in milliseconds. */
export interface TimeLimit {
  /** After this it is told to end. */
  limitMs: number;
  /** So much later nobody waits for it any more, whether it has ended or not. */
  graceMs: number;
}

/**
 * Waits for an attempt, but not for ever: an adapter that does not heed its signal, or a promise that nobody keeps, must
 * not hold a hand of the loop until the process ends. What such an attempt still wants to write later is refused, since
 * its ticket is gone by then.
 *
 * @param options - `abort` tells the attempt to end
 * @throws OvertimeError when nobody waits any more
 */
export async function endInTime<T>(
  attempt: Promise<T>,
  options: TimeLimit & { abort: (error: OvertimeError) => void },
): Promise<T> {
  const { limitMs, graceMs, abort } = options;
  const error = new OvertimeError(`took longer than ${limitMs / 1000} s`);
  const limit = setTimeout(() => abort(error), limitMs);
  let end: NodeJS.Timeout | undefined;
  const ended = new Promise<never>((_, reject) => {
    end = setTimeout(() => reject(error), limitMs + graceMs);
  });
  try {
    return await Promise.race([attempt, ended]);
  } finally {
    clearTimeout(limit);
    clearTimeout(end);
  }
}
