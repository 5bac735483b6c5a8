import { parse } from 'yaml';
import { z } from 'zod';
import { HostVerdict } from '../model';
import { diffAsSets, showValue } from './caseText';
import { judgeAnsibleCase } from './judgeAnsibleCase';
import { judgeGossCase } from './judgeGossCase';
import { VmCaseTexts } from './VmCaseTexts';

const toolSchema = z.object({ tool: z.string().optional() });

const caseSchema = z.object({
  now: z.string(),
  /** Of the Delivery, for templates of the manifest. */
  vars: z.record(z.string(), z.json()).default({}),
  expect: z.object({
    targets: z.array(
      z.object({
        target: z.string(),
        sync: z.string(),
        coverage: z.number().optional(),
        items: z
          .array(z.object({ path: z.string(), op: z.string() }))
          .default([]),
      }),
    ),
  }),
});

type ExpectedTarget = z.infer<typeof caseSchema>['expect']['targets'][number];

/**
 * Judges a case of a tool for machines. Answers with the lines in which expectation (`-`) and verdict (`+`) differ.
 *
 * @returns in words why it is not judged, where there is no judge for it
 * @public
 */
export function judgeVmCase(
  texts: VmCaseTexts,
): string[] | { skipped: string } {
  const document: unknown = parse(texts.case);
  const { tool } = toolSchema.parse(document);
  if (tool !== 'ansible' && tool !== 'goss') {
    return {
      skipped: tool
        ? `there is no adapter for ${tool}`
        : 'there is no judge for this kind of case',
    };
  }
  const { now, vars, expect } = caseSchema.parse(document);
  const targets = expect.targets.map(({ target }) => target);
  const at = new Date(now);
  return compare(
    expect.targets,
    tool === 'ansible'
      ? judgeAnsibleCase(texts, at)
      : judgeGossCase(texts, { now: at, vars, targets }),
  );
}

function compare(
  expected: readonly ExpectedTarget[],
  verdicts: ReadonlyMap<string, HostVerdict>,
): string[] {
  const lines: string[] = [];
  const left = new Map(verdicts);
  for (const target of expected) {
    const verdict = left.get(target.target);
    left.delete(target.target);
    const differences = verdict
      ? compareVerdict(target, verdict)
      : [`- ${target.sync}`, '+ no verdict'];
    lines.push(...differences.map(line => `${target.target}: ${line}`));
  }
  for (const [target, { sync }] of left) {
    lines.push(`${target}: + ${sync}, not expected at all`);
  }
  return lines;
}

function compareVerdict(
  expected: ExpectedTarget,
  verdict: HostVerdict,
): string[] {
  const { sync, coverage, items } = expected;
  const lines: string[] = [];
  if (verdict.sync !== sync) {
    const cause = verdict.cause ? ` (${verdict.cause.code})` : '';
    lines.push(`- sync ${sync}`, `+ sync ${verdict.sync}${cause}`);
  }
  if (coverage !== undefined && coverage !== verdict.coverage) {
    lines.push(
      `- coverage ${showValue(coverage)}`,
      `+ coverage ${showValue(verdict.coverage)}`,
    );
  }
  return [
    ...lines,
    ...diffAsSets(
      'item',
      items,
      verdict.drift.map(({ path, op }) => ({ path, op })),
    ),
  ];
}
