import { isCollection, isMap, isScalar } from 'yaml';
import { z } from 'zod';
import { Delivery, deliverySchema } from './delivery';
import { Environment, environmentSchema } from './environment';
import { explainIssues } from './explainIssues';
import { apiVersion } from './fields';
import { JsonValue } from './resource';
import { readYamlDocuments, YamlDocument } from './yaml/readYamlDocuments';
import { declarationLimits } from './yaml/YamlLimits';

/**
 * What is wrong with a document that declares an environment or a delivery.
 *
 * - `invalid-yaml`: does not parse, or uses tags that are not allowed
 * - `duplicate-key`: a key of a map stands there twice
 * - `too-large`: a limit of size, depth, aliases or count was exceeded
 * - `unknown-field`: a field that the schema does not have; the position is the one of its key
 * - `invalid`: any other violation of the schema
 *
 * @public
 */
export interface ParseProblem {
  code:
    | 'invalid-yaml'
    | 'duplicate-key'
    | 'too-large'
    | 'unknown-field'
    | 'invalid';
  /** One sentence that starts with the path of the field: `spec.tier: must be one of ...`. */
  message: string;
  file: string;
  /** Which document of the file it is about, one-based. */
  document?: number;
  /** One-based. */
  line?: number;
  /** One-based. */
  column?: number;
}

/** @public */
export interface ParsedDeclarations {
  environments: Environment[];
  deliveries: Delivery[];
  problems: ParseProblem[];
}

const schemas = {
  Environment: environmentSchema,
  Delivery: deliverySchema,
} satisfies Record<string, z.ZodType>;

/**
 * Reads the documents of Oneroof in an untrusted YAML text. Documents of other API groups are passed over. A document
 * with a problem is left out, all others count. Never throws.
 *
 * @public
 */
export function parseDeclarations(options: {
  /** Path of the file, for problems. */
  file: string;
  text: string;
}): ParsedDeclarations {
  const { file, text } = options;
  const result: ParsedDeclarations = {
    environments: [],
    deliveries: [],
    problems: [],
  };
  const read = readYamlDocuments(text, 'core', declarationLimits);
  for (const [index, document] of read.documents.entries()) {
    const place = { file, document: index + 1 };
    if (document.faults.length > 0) {
      result.problems.push(
        ...document.faults.map(fault => ({ ...place, ...fault })),
      );
      continue;
    }
    const header = headerOf(document.value);
    if (!header?.apiVersion.startsWith('oneroof.dev/')) {
      continue;
    }
    const problemAt = (
      path: PropertyKey[],
      problem: Pick<ParseProblem, 'code' | 'message'>,
    ) => {
      const position = read.positionAt(
        offsetOfPath(document, path, problem.code === 'unknown-field'),
      );
      const { code, message } = problem;
      result.problems.push({ code, message, ...place, ...position });
    };
    if (
      header.apiVersion !== apiVersion ||
      !Object.hasOwn(schemas, header.kind)
    ) {
      problemAt([header.apiVersion === apiVersion ? 'kind' : 'apiVersion'], {
        code: 'invalid',
        message: `${header.apiVersion} ${header.kind}: not known; known are Environment and Delivery of ${apiVersion}`,
      });
      continue;
    }
    const kind = header.kind as keyof typeof schemas;
    const parsed = schemas[kind].safeParse(document.value);
    if (!parsed.success) {
      const { issues } = parsed.error;
      for (const issue of explainIssues(
        schemas[kind],
        issues,
        document.value,
      )) {
        problemAt(issue.path, issue);
      }
    } else if (parsed.data.kind === 'Environment') {
      result.environments.push(parsed.data);
    } else {
      result.deliveries.push(parsed.data);
    }
  }
  if (read.refusal) {
    const document = read.documents.length + 1;
    result.problems.push({ file, document, ...read.refusal });
  }
  return result;
}

function headerOf(
  value: JsonValue | undefined,
): { apiVersion: string; kind: string } | undefined {
  const parsed = z
    .object({
      apiVersion: z.string().max(100),
      kind: z.string().max(100).default(''),
    })
    .safeParse(value);
  return parsed.data;
}

/** Where a path stands, or the deepest part of it that does: a missing field has no place of its own. */
function offsetOfPath(
  { document }: YamlDocument,
  path: PropertyKey[],
  ofKey: boolean,
): number | undefined {
  if (ofKey) {
    const parent = document.getIn(path.slice(0, -1), true);
    const map = isMap(parent) ? parent : document.contents;
    const pair =
      isMap(map) &&
      map.items.find(
        ({ key }) => isScalar(key) && String(key.value) === path.at(-1),
      );
    if (pair && isScalar(pair.key)) {
      return pair.key.range?.[0];
    }
  }
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isScalar(node) || isCollection(node)) {
      return node.range?.[0];
    }
  }
  return document.contents?.range[0];
}
