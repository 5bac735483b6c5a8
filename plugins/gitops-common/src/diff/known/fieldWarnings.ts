import { DriftItem } from '../../model/drift';
import { ResourceRef } from '../../model/resource';
import { Warning } from '../ResourceVerdict';

const common = ['apiVersion', 'kind', 'metadata'];

/** All fields at the top of kinds that have a closed set of them. */
const topLevelFields: Record<string, readonly string[]> = {
  '/ConfigMap': [...common, 'data', 'binaryData', 'immutable'],
  '/Secret': [...common, 'data', 'stringData', 'type', 'immutable'],
  '/Service': [...common, 'spec', 'status'],
  'apps/DaemonSet': [...common, 'spec', 'status'],
  'apps/Deployment': [...common, 'spec', 'status'],
  'apps/StatefulSet': [...common, 'spec', 'status'],
  'batch/CronJob': [...common, 'spec', 'status'],
  'batch/Job': [...common, 'spec', 'status'],
  'networking.k8s.io/Ingress': [...common, 'spec', 'status'],
};

const immutable: Record<string, RegExp> = {
  '/PersistentVolumeClaim':
    /^\.spec\.(accessModes|storageClassName|volumeMode|volumeName|selector)/,
  '/Secret': /^\.type$/,
  'apps/DaemonSet': /^\.spec\.selector/,
  'apps/Deployment': /^\.spec\.selector/,
  'apps/StatefulSet':
    /^\.spec\.(selector|serviceName|podManagementPolicy|volumeClaimTemplates)/,
  'batch/Job': /^\.spec\.(selector|template|completionMode)/,
  'rbac.authorization.k8s.io/ClusterRoleBinding': /^\.roleRef/,
  'rbac.authorization.k8s.io/RoleBinding': /^\.roleRef/,
};

/**
 * What a person should know about drifted fields: that no server has such a field, or that none will change it.
 *
 * @param hasSchema - a schema has told the first already
 */
export function warnAboutFields(
  ref: ResourceRef,
  drift: readonly DriftItem[],
  hasSchema: boolean,
): Warning[] {
  const warnings: Warning[] = [];
  const name = `${ref.group}/${ref.kind}`;
  const fields =
    !hasSchema && Object.hasOwn(topLevelFields, name) && topLevelFields[name];
  const fixed = Object.hasOwn(immutable, name) && immutable[name];
  for (const { path, op } of drift) {
    const top = /^\.([A-Za-z_][A-Za-z0-9_]*)/.exec(path)?.[1];
    if (fields && op === 'add' && top && !fields.includes(top)) {
      warnings.push({
        code: 'unknown-field',
        message: `${ref.kind} has no field ${path}`,
      });
    }
    if (fixed && fixed.test(path)) {
      warnings.push({
        code: 'immutable-field',
        message: `${path} cannot be changed; the object has to be made anew`,
      });
    }
  }
  return warnings;
}
