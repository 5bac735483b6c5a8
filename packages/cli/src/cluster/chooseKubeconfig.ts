import { delimiter, join, resolve } from 'node:path';
import { Terminal } from '../terminal/Terminal';

/**
 * Kubeconfig files in the order of kubectl: the option, else the list in `KUBECONFIG`, else the one in the home folder.
 *
 * @returns absolute paths, and where they came from, for an error
 */
export function chooseKubeconfig(
  option: string | undefined,
  { cwd, env }: Pick<Terminal, 'cwd' | 'env'>,
): { paths: string[]; origin: string } {
  if (option !== undefined) {
    return { paths: [resolve(cwd, option)], origin: '--kubeconfig' };
  }
  const listed = (env.KUBECONFIG ?? '').split(delimiter).filter(Boolean);
  return listed.length > 0
    ? { paths: listed.map(path => resolve(cwd, path)), origin: 'KUBECONFIG' }
    : {
        paths: [join(env.HOME ?? env.USERPROFILE ?? cwd, '.kube', 'config')],
        origin: 'the default place',
      };
}
