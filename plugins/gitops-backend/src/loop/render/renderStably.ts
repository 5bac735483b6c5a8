import { DesiredSnapshot, findVariations } from '@oneroof/plugin-gitops-common';
import { Renderer, RenderRequest } from '@oneroof/plugin-gitops-node';

/**
 * Renders a tree; twice, where the renderer's templates may vary, so that what they draw by lot is known before anything
 * is compared with it. Once for each tree: the result is kept.
 */
export async function renderStably(
  renderer: Renderer,
  request: RenderRequest,
  signal: AbortSignal,
): Promise<Omit<DesiredSnapshot, 'treeId'>> {
  const first = await renderer.render(request, signal);
  if (!renderer.mayVary) {
    return first;
  }
  const second = await renderer.render(request, signal);
  const variations = findVariations(first.objects, second.objects);
  return { ...first, problems: [...first.problems, ...variations] };
}
