import { stringify } from 'yaml';
import { guestRef, guestTeams } from '../seed/guest';

/** Where a portal finds the world. */
export interface PortalConfigInput {
  repositories: readonly string[];
  clusters: readonly string[];
  kubeconfigPath: string;
  catalogPath: string;
  /** Hosts, as Ansible left them on the disk. */
  inventories: ReadonlyArray<{
    name: string;
    listing: string;
    factCache: string;
  }>;
}

const groupRef = (team: string) => `group:default/${team}`;

/** The part of app-config.yaml that makes a portal show the world. */
export function createPortalConfig(input: PortalConfigInput): string {
  const hosts = [...new Set(input.repositories.map(url => new URL(url).host))];
  return stringify({
    auth: {
      providers: {
        guest: {
          userEntityRef: guestRef,
          // Until the catalog has read the guest, this says what the guest owns.
          ownershipEntityRefs: [guestRef, ...guestTeams.map(groupRef)],
        },
      },
    },
    gitops: {
      repositories: input.repositories.map(url => ({ url, ref: 'main' })),
      clusters: input.clusters.map(name => ({
        name,
        kubeconfig: { path: input.kubeconfigPath, context: name },
      })),
      inventories: input.inventories.map(({ name, listing, factCache }) => ({
        name,
        ansible: {
          inventory: { exported: listing },
          factCache: { path: factCache },
        },
      })),
      git: { dangerouslyAllowHttp: hosts },
      // Short, so that a visitor sees each change of the world's life within seconds.
      intervals: {
        repository: { seconds: 10 },
        target: { seconds: 10 },
        // The catalog takes a few seconds to read its files; owners should not be missing for longer than that.
        catalog: { seconds: 5 },
      },
    },
    catalog: {
      rules: [
        {
          allow: [
            'Component',
            'System',
            'Domain',
            'API',
            'Resource',
            'Location',
            'Group',
            'User',
          ],
        },
      ],
      locations: [
        {
          type: 'file',
          target: input.catalogPath,
          rules: [{ allow: ['Component', 'System', 'Group', 'User'] }],
        },
      ],
    },
  });
}
