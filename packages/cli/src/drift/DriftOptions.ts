import { ClusterOptions } from '../cluster/ClusterOptions';

/** Options of `oneroof drift`. */
export interface DriftOptions extends ClusterOptions {
  /** Field manager that applies from git. */
  owner?: string;
  /** Files with rules. */
  ignore: string[];
  /** False for `--no-extra`. */
  extra: boolean;
}
