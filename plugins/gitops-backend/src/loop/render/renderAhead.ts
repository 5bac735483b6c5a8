import { LoopContext } from '../LoopContext';
import { RenderSubject } from './RevisionRenderer';
import { RevisionTrees } from './RevisionTrees';

/** More would push each other out of the cache. */
const maxSubjects = 1_000;

const limitMs = 10_000;

/**
 * Renders trees that placements have begun to want, so that the passes over their targets find them ready. Whatever
 * fails or is not ready in time is rendered by those passes, and told by them.
 *
 * @param observation - `trees`: the revision as it was read to find out what is wanted
 */
export async function renderAhead(
  { renderer, logger }: LoopContext,
  observation: { wanted: readonly RenderSubject[]; trees: RevisionTrees },
  signal: AbortSignal,
): Promise<void> {
  const { wanted, trees } = observation;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  try {
    await Promise.race([
      renderer.render(wanted.slice(0, maxSubjects), limit, trees),
      // The trees were opened without this limit, and a reading of theirs may outlast it.
      ended(limit),
    ]);
  } catch (error) {
    signal.throwIfAborted();
    logger.debug('Rendering ahead ended early', {
      reason: error instanceof Error ? error.name : 'unknown',
    });
  }
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    });
  });
}
