/**
 * The adapters themselves, for programs that are no portal: what the module registers, ready to be constructed.
 *
 * @packageDocumentation
 */

export {
  detectSandbox,
  type Sandbox,
} from '@oneroof/plugin-gitops-node/process';
export { KubeconfigConnection } from './cluster/KubeconfigConnection';
export {
  readKubeconfigContext,
  type KubeconfigContext,
} from './cluster/readKubeconfigContext';
export type { KubeconfigSource } from './cluster/loadKubeconfig';
export type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
} from './cluster/ClusterConnection';
export type { ClusterReadLimits } from './cluster/ClusterApi';
export {
  KubernetesLiveReader,
  type KubernetesLiveReaderOptions,
} from './live/KubernetesLiveReader';
export { collectManifests } from './render/collectManifests';
export { isManifestFile, PlainRenderer } from './render/PlainRenderer';
export { KustomizeRenderer } from './render/kustomize/KustomizeRenderer';
export {
  RenderTool,
  type RenderToolOptions,
} from './render/sandbox/RenderTool';
