import { ObservationError, Renderer } from '@oneroof/plugin-gitops-node';

/**
 * The renderer for a folder: the one that its Delivery names, else the first by precedence that knows the folder by the
 * names of its files. For a placement on hosts only those count that render for hosts, for one on a cluster the others.
 *
 * @throws ObservationError `not-configured` or `not-found`
 */
export function chooseRenderer(
  renderers: readonly Renderer[],
  source: { path: string; renderer?: string; isOnHosts?: boolean },
  fileNames: readonly string[],
): Renderer {
  if (source.renderer !== undefined) {
    const named = renderers.find(({ type }) => type === source.renderer);
    if (!named) {
      throw new ObservationError(
        'not-configured',
        `no renderer "${source.renderer}" is installed`,
      );
    }
    if (!isFor(named, source)) {
      throw new ObservationError(
        'invalid',
        `renderer "${named.type}" renders nothing for ${
          source.isOnHosts ? 'hosts' : 'clusters'
        }`,
      );
    }
    return named;
  }
  const found = [...renderers]
    .sort((a, b) => b.precedence - a.precedence)
    .find(renderer => isFor(renderer, source) && renderer.detect(fileNames));
  if (!found) {
    throw new ObservationError(
      'not-found',
      `no manifests that an installed renderer knows stand in ${source.path}`,
    );
  }
  return found;
}

function isFor(
  { rendersHosts = false }: Renderer,
  { isOnHosts = false }: { isOnHosts?: boolean },
): boolean {
  return rendersHosts === isOnHosts;
}
