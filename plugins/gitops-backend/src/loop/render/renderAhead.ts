import { LoopContext } from '../LoopContext';
import { RenderSubject } from './RevisionRenderer';

/** More would push each other out of the cache. */
const maxSubjects = 1_000;
const limitMs = 10_000;

/**
 * Renders trees that placements have begun to want, so that the passes over their targets find them ready. Whatever
 * fails or is not ready in time is rendered by those passes, and told by them.
 */
export async function renderAhead(
  { renderer, logger }: LoopContext,
  subjects: readonly RenderSubject[],
  signal: AbortSignal,
): Promise<void> {
  try {
    await renderer.render(
      subjects.slice(0, maxSubjects),
      AbortSignal.any([signal, AbortSignal.timeout(limitMs)]),
    );
  } catch (error) {
    signal.throwIfAborted();
    logger.debug('Rendering ahead ended early', {
      reason: error instanceof Error ? error.name : 'unknown',
    });
  }
}
