import { OutputFormat } from '../output/OutputFormat';

/** Which manifests to look at, and where. */
export interface ClusterOptions {
  filename: string[];
  kustomize?: boolean;
  context?: string;
  kubeconfig?: string;
  namespace?: string;
  /** Seconds for one request. */
  timeout: number;
  output: OutputFormat;
}
