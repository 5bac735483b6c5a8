import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { gitopsRevisionReadersExtensionPoint } from '@oneroof/plugin-gitops-node';
import { RepositoryCredentials } from './access/RepositoryCredentials';
import { GitRevisionReader } from './GitRevisionReader';
import { ProcessFolder } from './mirror/ProcessFolder';
import { Git } from './process/Git';
import { readGitConfig } from './readGitConfig';

/**
 * Reads git repositories for the plugin `gitops`.
 *
 * @public
 */
export const gitopsModuleGit = createBackendModule({
  pluginId: 'gitops',
  moduleId: 'git',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        readers: gitopsRevisionReadersExtensionPoint,
      },
      async init({ config, lifecycle, readers }) {
        const { directory, timeout, httpHosts, repositoryHosts } =
          readGitConfig(config);
        const integrations = ScmIntegrations.fromConfig(config);
        const credentials = new RepositoryCredentials(integrations);

        const folder = await ProcessFolder.claim(directory, Date.now());
        const home = join(folder.path, 'home');
        await mkdir(home, { recursive: true, mode: 0o700 });
        const lifetime = new AbortController();
        lifecycle.addShutdownHook(() => {
          lifetime.abort(new Error('The portal stops'));
          folder.release();
        });

        readers.addRevisionReader(
          new GitRevisionReader({
            git: new Git({ home, timeout, lifetime: lifetime.signal }),
            directory: folder.path,
            access: {
              httpHosts,
              isKnownHost: host =>
                httpHosts.has(host) ||
                repositoryHosts.has(host) ||
                integrations.byHost(host) !== undefined,
            },
            getAuthorization: url => credentials.getAuthorization(url),
            now: () => performance.now(),
          }),
        );
      },
    });
  },
});
