import { z } from 'zod';

const flag = z.boolean().optional().catch(undefined);
const text = z.string().optional().catch(undefined);

/**
 * The result of one task on one host, or of one round of it, as far as a verdict needs it.
 */
export const taskResultSchema = z.object({
  action: text,
  changed: flag,
  skipped: flag,
  failed: flag,
  unreachable: flag,
  /** Stands in place of all values where the task is `no_log`. */
  censored: z.unknown().optional(),
  _ansible_no_log: flag,
  _ansible_delegated_vars: z.unknown().optional(),
  skip_reason: text,
  skipped_reason: text,
  false_condition: z.unknown().optional(),
  msg: z.unknown().optional(),
  stdout: text,
  cmd: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  dest: text,
  path: text,
  name: z.unknown().optional(),
  diff: z.unknown().optional(),
  results: z.array(z.unknown()).optional().catch(undefined),
  invocation: z
    .object({ module_args: z.record(z.string(), z.unknown()) })
    .optional()
    .catch(undefined),
});

/** One result of a task. */
export type TaskResult = z.infer<typeof taskResultSchema>;

const roundSchema = z
  .looseObject({})
  .refine(
    round =>
      'ansible_loop_var' in round ||
      '_ansible_item_label' in round ||
      '_ansible_item_result' in round,
  );

/**
 * The rounds of a loop, or the one result itself. Modules of package managers have a list `results` of their own, which
 * is no loop.
 *
 * @returns undefined where it is none that Ansible would write
 */
export function roundsOf(result: unknown): TaskResult[] | undefined {
  const parsed = taskResultSchema.safeParse(result);
  if (!parsed.success) {
    return undefined;
  }
  const { results, action, censored } = parsed.data;
  const isLoop =
    censored === undefined &&
    results !== undefined &&
    results.length > 0 &&
    results.every(round => roundSchema.safeParse(round).success);
  if (!isLoop) {
    return [parsed.data];
  }
  const rounds: TaskResult[] = [];
  for (const round of results) {
    const each = taskResultSchema.safeParse(round);
    if (!each.success) {
      return undefined;
    }
    rounds.push({ ...each.data, action });
  }
  return rounds;
}
