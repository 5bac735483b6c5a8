import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';

/** Writes a kubeconfig with one context and returns its path. */
export function writeKubeconfig(
  path: string,
  options: {
    server: string;
    cluster?: Record<string, unknown>;
    user?: Record<string, unknown>;
  },
): string {
  writeFileSync(
    path,
    stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        { name: 'c', cluster: { server: options.server, ...options.cluster } },
      ],
      users: [{ name: 'u', user: options.user ?? { token: 't0ps3cret' } }],
      contexts: [{ name: 'main', context: { cluster: 'c', user: 'u' } }],
      'current-context': 'main',
    }),
  );
  return path;
}
