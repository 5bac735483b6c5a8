import { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** One violation of a schema, in words for the person who wrote the document. */
export interface FlatIssue {
  code: 'invalid' | 'unknown-field';
  path: PropertyKey[];
  message: string;
}

/**
 * Turns the issues of a schema into sentences: one for each unknown field, and for a union only the issues of the
 * alternative that the author had in mind.
 */
export function flattenIssues(
  issues: readonly Issue[],
  parent: PropertyKey[] = [],
): FlatIssue[] {
  return issues.flatMap((issue): FlatIssue[] => {
    const path = [...parent, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      return flattenIssues(closest(issue.errors), path);
    }
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key => ({
        code: 'unknown-field',
        path: [...path, key],
        message: `${pathText([...path, key])}: no such field`,
      }));
    }
    return [
      { code: 'invalid', path, message: `${pathText(path)}: ${words(issue)}` },
    ];
  });
}

/** The alternative that fits best at its own level; what is wrong further down says nothing about the choice. */
function closest(alternatives: readonly Issue[][]): readonly Issue[] {
  const misfit = (issues: readonly Issue[]) =>
    issues.reduce((sum, issue) => {
      const unknown =
        issue.code === 'unrecognized_keys' && issue.path.length === 0
          ? issue.keys.length
          : 0;
      const absent = isAbsent(issue) && issue.path.length === 1 ? 1 : 0;
      return sum + unknown + absent;
    }, 0);
  return alternatives.reduce((best, candidate) =>
    misfit(candidate) < misfit(best) ? candidate : best,
  );
}

function isAbsent(issue: Issue): boolean {
  return (
    issue.code === 'invalid_type' &&
    issue.message.endsWith('received undefined')
  );
}

function words(issue: Issue): string {
  if (isAbsent(issue)) {
    return 'is required';
  }
  switch (issue.code) {
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values
        .map(String)
        .join(', ')}`;
    case 'invalid_type':
      return `must be of type ${issue.expected}`;
    case 'invalid_format':
      return issue.message.startsWith('Invalid')
        ? `is not a valid ${issue.format}`
        : issue.message;
    case 'invalid_key':
      // Why it is none stands in an issue of its own; without that, the message of the map will do.
      return issue.issues.length > 0
        ? `is no name here: ${words(issue.issues[0])}`
        : lowerFirst(issue.message);
    case 'custom':
      return issue.message;
    default:
      return lowerFirst(issue.message);
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function pathText(path: PropertyKey[]): string {
  if (path.length === 0) {
    return 'document';
  }
  return path
    .map((segment, index) => {
      if (typeof segment === 'number') {
        return `[${segment}]`;
      }
      const text = String(segment).slice(0, 100);
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) {
        return `[${JSON.stringify(text)}]`;
      }
      return index === 0 ? text : `.${text}`;
    })
    .join('');
}
