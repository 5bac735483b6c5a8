import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  gitopsLiveReadersExtensionPoint,
  gitopsRenderersExtensionPoint,
} from '@oneroof/plugin-gitops-node';
import { detectSandbox } from '@oneroof/plugin-gitops-node/process';
import { createClusterConnection } from './cluster/createClusterConnection';
import { readKubernetesConfig } from './config/readKubernetesConfig';
import { KubernetesLiveReader } from './live/KubernetesLiveReader';
import { KustomizeRenderer } from './render/kustomize/KustomizeRenderer';
import { PlainRenderer } from './render/PlainRenderer';
import { RenderTool } from './render/sandbox/RenderTool';

/**
 * Kubernetes for the gitops plugin: the renderers `plain` and `kustomize`, and the reader of live clusters.
 *
 * @public
 */
export const gitopsModuleKubernetes = createBackendModule({
  pluginId: 'gitops',
  moduleId: 'kubernetes',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        liveReaders: gitopsLiveReadersExtensionPoint,
        logger: coreServices.logger,
        renderers: gitopsRenderersExtensionPoint,
      },
      async init({ auth, config, discovery, liveReaders, logger, renderers }) {
        const settings = readKubernetesConfig(config);
        const path = process.env.PATH ?? '';
        const sandbox = await detectSandbox(path);
        logger.info(
          `Kustomize runs ${
            sandbox.networkIsolated ? 'without' : 'WITH'
          } network access and ${
            sandbox.memoryLimited ? 'with' : 'WITHOUT'
          } a memory limit`,
        );
        renderers.addRenderer(new PlainRenderer());
        renderers.addRenderer(
          new KustomizeRenderer(
            new RenderTool({
              binary: settings.kustomizeBinary,
              path,
              sandbox,
              timeoutMs: settings.renderTimeoutMs,
            }),
          ),
        );
        liveReaders.addLiveReader(
          new KubernetesLiveReader({
            clusters: new Map(
              settings.clusters.map(cluster => [
                cluster.name,
                createClusterConnection(cluster, { auth, discovery }),
              ]),
            ),
            limits: {
              timeoutMs: settings.timeoutMs,
              readTimeoutMs: settings.readTimeoutMs,
            },
          }),
        );
      },
    });
  },
});
