import { z } from 'zod';
import { FlatIssue, flattenIssues } from './flattenIssues';
import { JsonValue } from './resource';
import { choicesAt, fieldsAt } from './schemaNames';
import { suggestName } from './suggestName';

/**
 * The violations of a schema in sentences, each with what its author most likely meant:
 * `spec.placement: no such field; did you mean "placements"?`
 */
export function explainIssues(
  schema: z.ZodType,
  issues: readonly z.core.$ZodIssue[],
  document: JsonValue | undefined,
): FlatIssue[] {
  const meant = new Set<string>();
  const explained = flattenIssues(issues).map(issue => {
    const name = suggestFor(schema, issue, document);
    if (name === undefined) {
      return issue;
    }
    if (issue.code === 'unknown-field') {
      meant.add(JSON.stringify([...issue.path.slice(0, -1), name]));
    }
    const message = `${issue.message}; did you mean "${name}"?`;
    return { ...issue, message };
  });
  // A misspelt field is one mistake, not also the absence of the right one.
  return explained.filter(({ path }) => !meant.has(JSON.stringify(path)));
}

function suggestFor(
  schema: z.ZodType,
  { code, path }: FlatIssue,
  document: JsonValue | undefined,
): string | undefined {
  const isField = code === 'unknown-field';
  const written = isField ? path.at(-1) : valueAt(document, path);
  if (typeof written !== 'string') {
    return undefined;
  }
  const names = isField
    ? fieldsAt(schema, path.slice(0, -1))
    : choicesAt(schema, path);
  // What is a name already breaks another rule, such as standing beside a field of another alternative.
  return names.includes(written) ? undefined : suggestName(written, names);
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    document,
  );
}
