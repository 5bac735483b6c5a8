import { JqEvaluator } from '@oneroof/plugin-gitops-node/jq';

/**
 * jq for ignore rules. Its thread loads a file of its own, which a bundle cannot hold: the build puts it beside the
 * bundle, and its path in place of the variable.
 */
export function createJqEvaluator(): JqEvaluator {
  return new JqEvaluator({ jqFile: process.env.ONEROOF_JQ_FILE });
}
