import { stat } from 'node:fs/promises';
import type { KubeconfigSource } from '@oneroof/plugin-gitops-backend-module-kubernetes/adapters';
import { CliError } from '../CliError';
import { Terminal } from '../terminal/Terminal';
import { chooseKubeconfig } from './chooseKubeconfig';

/**
 * The kubeconfig to use. Files of a list that do not exist are passed over, as kubectl does.
 *
 * @throws CliError where there is none
 */
export async function findKubeconfig(
  options: { kubeconfig?: string; context?: string },
  terminal: Pick<Terminal, 'cwd' | 'env'>,
): Promise<KubeconfigSource> {
  const { paths, origin } = chooseKubeconfig(options.kubeconfig, terminal);
  const found = await Promise.all(
    paths.map(path =>
      stat(path).then(
        () => [path],
        () => [],
      ),
    ),
  );
  const [path, ...morePaths] = found.flat();
  if (path === undefined) {
    throw new CliError(
      `there is no kubeconfig: ${paths.join(
        ', ',
      )} (${origin}) does not exist; name one with --kubeconfig`,
    );
  }
  return {
    path,
    morePaths,
    ...(options.context !== undefined && { context: options.context }),
    // It is the caller's own kubeconfig, in which he has decided this; kubectl would obey it too.
    dangerouslySkipTlsVerify: true,
  };
}
