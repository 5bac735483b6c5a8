import { KubeconfigSource, loadKubeconfig } from './loadKubeconfig';

/**
 * What a kubeconfig says of the context that is chosen in it.
 *
 * @public
 */
export interface KubeconfigContext {
  name: string;
  /** Namespace that the context chooses, if it does. */
  namespace?: string;
}

/**
 * Reads which context a kubeconfig leads to. Nothing is sent.
 *
 * @throws ObservationError `not-configured` or `not-allowed`
 *
 * @public
 */
export function readKubeconfigContext(
  source: KubeconfigSource,
  cluster: string,
): KubeconfigContext {
  const { kubeconfig } = loadKubeconfig(source, cluster);
  const name = kubeconfig.getCurrentContext();
  const namespace = kubeconfig.getContextObject(name)?.namespace;
  return { name, ...(namespace && { namespace }) };
}
