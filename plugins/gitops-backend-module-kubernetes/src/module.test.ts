import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  gitopsLiveReadersExtensionPoint,
  gitopsRenderersExtensionPoint,
  LiveReader,
  Renderer,
} from '@oneroof/plugin-gitops-node';
import gitopsModuleKubernetes from './index';

async function start(gitops: object) {
  const renderers: Renderer[] = [];
  const liveReaders: LiveReader[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        gitopsRenderersExtensionPoint,
        { addRenderer: (renderer: Renderer) => renderers.push(renderer) },
      ],
      [
        gitopsLiveReadersExtensionPoint,
        { addLiveReader: (reader: LiveReader) => liveReaders.push(reader) },
      ],
    ],
    features: [
      gitopsModuleKubernetes,
      mockServices.rootConfig.factory({ data: { gitops } }),
    ],
  });
  await backend.stop();
  return { renderers, liveReaders };
}

describe('gitopsModuleKubernetes', () => {
  it('adds its renderers and its reader, without any configuration', async () => {
    const { renderers, liveReaders } = await start({});

    expect(renderers.map(({ type }) => type)).toEqual(['plain', 'kustomize']);
    expect(liveReaders.map(({ type }) => type)).toEqual(['kubernetes']);
  });

  it('does not start with a configuration that it does not understand', async () => {
    await expect(start({ clusters: [{ name: 'a' }] })).rejects.toThrow(
      'gitops.clusters[0]: give exactly one of "kubeconfig" and "kubernetesPlugin"',
    );
  });
});
