import { resolve } from 'node:path';
import {
  ignoreDifferencesRuleSchema,
  IgnoreDifferencesRule,
  parseDeclarations,
} from '@oneroof/plugin-gitops-common';
import { parse } from 'yaml';
import { z } from 'zod';
import { CliError } from '../CliError';
import { readFileCapped } from '../manifests/readFileCapped';
import { problemPlace } from '../output/problemPlace';
import { Terminal } from '../terminal/Terminal';

/** What files say about differences that are no drift. */
export interface IgnoreRules {
  ignoreDifferences: IgnoreDifferencesRule[];
  /** Field manager that a Delivery names. */
  applier?: string;
}

const rulesSchema = z.array(ignoreDifferencesRuleSchema);
/** A list of rules, or, as in an Argo CD Application, a map that holds it. */
const fileSchema = z.union([
  rulesSchema,
  z
    .object({ ignoreDifferences: rulesSchema })
    .transform(({ ignoreDifferences }) => ignoreDifferences),
]);

/**
 * Reads files with rules: lists in Argo CD's format, and Deliveries, whose own rules are taken.
 *
 * @throws CliError that names the file: a rule that is not understood must not be left out in silence
 */
export async function readIgnoreRules(
  files: readonly string[],
  { cwd }: Pick<Terminal, 'cwd'>,
): Promise<IgnoreRules> {
  const rules: IgnoreRules = { ignoreDifferences: [] };
  for (const file of files) {
    const found = parseRules(file, await readText(file, cwd));
    rules.ignoreDifferences.push(...found.ignoreDifferences);
    rules.applier ??= found.applier;
  }
  return rules;
}

/** Reads the rules of one file. */
export function parseRules(file: string, text: string): IgnoreRules {
  const { deliveries, problems } = parseDeclarations({ file, text });
  if (problems.length > 0) {
    throw new CliError(`${problemPlace(problems[0])}: ${problems[0].message}`);
  }
  if (deliveries.length > 0) {
    return {
      ignoreDifferences: deliveries.flatMap(
        ({ spec }) => spec.ignoreDifferences,
      ),
      applier: deliveries.find(({ spec }) => spec.applier)?.spec.applier,
    };
  }
  const parsed = fileSchema.safeParse(parse(text));
  if (!parsed.success) {
    const [issue] = rulesSchema.safeParse(parse(text)).error?.issues ?? [];
    const path = issue?.path.join('.');
    throw new CliError(
      `${file}: holds no list of ignoreDifferences rules${
        path ? `: ${path}: ${issue.message}` : ''
      }`,
    );
  }
  return { ignoreDifferences: parsed.data };
}

async function readText(file: string, cwd: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      await readFileCapped(resolve(cwd, file)),
    );
  } catch (error) {
    const reason =
      error instanceof CliError ? error.message : 'is not UTF-8 text';
    throw new CliError(`${file}: ${reason}`);
  }
}
