import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  IgnoreDifferencesRule,
  ignoreDifferencesRuleSchema,
} from '@oneroof/plugin-gitops-common';

/**
 * Reads `gitops.ignoreDifferences`, in the format that deliveries use.
 *
 * @throws InputError whose message names the key
 */
export function readIgnoreDifferences(
  config: Config | undefined,
): IgnoreDifferencesRule[] {
  const rules = config?.getOptional('ignoreDifferences') ?? [];
  if (!Array.isArray(rules)) {
    throw new InputError('gitops.ignoreDifferences must be a list of rules');
  }
  return rules.map((rule, index) => {
    const result = ignoreDifferencesRuleSchema.safeParse(rule);
    if (result.success) {
      return result.data;
    }
    const [{ path, message }] = result.error.issues;
    const key = ['', ...path].join('.');
    throw new InputError(
      `gitops.ignoreDifferences[${index}]${key}: ${message}`,
    );
  });
}
