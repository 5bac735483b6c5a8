import { z } from 'zod';
import { assessHealth } from '../health';
import { KubernetesObject } from '../model';
import { readCaseYaml } from './caseText';

/**
 * The texts of a case folder in `health/`.
 *
 * @public
 */
export interface HealthCaseTexts {
  case: string;
  object: string;
  related?: string;
}

const caseSchema = z.object({
  now: z.string(),
  expect: z.object({ health: z.string(), reason: z.string().optional() }),
});

/**
 * Judges a health case. Answers with the lines in which expectation (`-`) and verdict (`+`) differ.
 *
 * @public
 */
export function judgeHealthCase(texts: HealthCaseTexts): string[] {
  const { now, expect } = caseSchema.parse(readCaseYaml(texts.case));
  const object = JSON.parse(texts.object) as KubernetesObject | null;
  const health = assessHealth(object ?? undefined, {
    now: new Date(now),
    related: texts.related ? JSON.parse(texts.related) : [],
  });
  const lines =
    health.status === expect.health
      ? []
      : [
          `- health ${expect.health}`,
          `+ health ${health.status}: ${health.reason}`,
        ];
  // A reason is a sentence; a case names the machine's word in it.
  if (expect.reason && !health.reason?.includes(expect.reason)) {
    lines.push(`- reason ${expect.reason}`, `+ reason ${health.reason}`);
  }
  return lines;
}
