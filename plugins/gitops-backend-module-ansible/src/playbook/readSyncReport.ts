import {
  findRunDocument,
  nameOfTask,
  RunDocument,
} from '@oneroof/plugin-gitops-common';
import { SyncedHost } from '@oneroof/plugin-gitops-node';
import { z } from 'zod';

const statsSchema = z.object({
  changed: z.number().default(0),
  failures: z.number().default(0),
  unreachable: z.number().default(0),
});

const resultSchema = z.object({
  failed: z.boolean().default(false),
  unreachable: z.boolean().default(false),
  ignore_errors: z.boolean().nullish(),
});

/**
 * What a run of a playbook did to each host, from the document of the callback `ansible.posix.json`. `undefined` where
 * there is no whole document: it comes at the end, so a run that was killed has none.
 *
 * Of a failure only the task is named. What the module said may quote a password.
 *
 * @param names - hosts that were asked for; one that the document does not name is left out
 */
export function readSyncReport(
  text: string,
  names: readonly string[],
): SyncedHost[] | undefined {
  const found = findRunDocument(text);
  if ('cause' in found) {
    return undefined;
  }
  const { document } = found;
  const failures = findFailures(document);
  return names.flatMap(host => {
    const stats = Object.hasOwn(document.stats, host)
      ? statsSchema.safeParse(document.stats[host]).data
      : undefined;
    return stats ? [judge(host, stats, failures.get(host))] : [];
  });
}

/** For each host the task that stopped it. */
function findFailures({ plays }: RunDocument): Map<string, string> {
  const failures = new Map<string, string>();
  for (const { tasks } of plays) {
    for (const { task, hosts } of tasks) {
      for (const [host, result] of Object.entries(hosts)) {
        const { data } = resultSchema.safeParse(result);
        if (data && (data.failed || data.unreachable) && !data.ignore_errors) {
          failures.set(host, nameOfTask(task.name));
        }
      }
    }
  }
  return failures;
}

function judge(
  host: string,
  stats: z.infer<typeof statsSchema>,
  failedTask: string | undefined,
): SyncedHost {
  if (stats.unreachable > 0) {
    return { host, result: 'unreachable', message: 'cannot be reached' };
  }
  if (stats.failures > 0) {
    return {
      host,
      result: 'failed',
      message: failedTask ? `task "${failedTask}" failed` : 'a task failed',
    };
  }
  return { host, result: stats.changed > 0 ? 'changed' : 'unchanged' };
}
