import { z } from 'zod';
import {
  JsonValue,
  KubernetesObject,
  parseApiVersion,
  stringifyResourceRef,
} from './resource';
import { RenderProblem } from './snapshot';
import { readSimpleYaml } from './yaml/readSimpleYaml';
import { readYamlDocuments } from './yaml/readYamlDocuments';
import { YamlFault } from './yaml/YamlFault';
import { manifestLimits, YamlLimits } from './yaml/YamlLimits';

/** @public */
export interface ParsedManifests {
  objects: KubernetesObject[];
  problems: RenderProblem[];
}

const name = z.string().min(1).max(253);

const headerSchema = z.looseObject({
  apiVersion: z.string().min(1).max(317),
  kind: z.string().min(1).max(63),
  metadata: z.looseObject({
    name,
    // An empty or null namespace in git declares none.
    namespace: z.string().max(253).nullish(),
  }),
});

const listSchema = z.looseObject({
  apiVersion: z.string().max(317),
  kind: z.string().max(63).endsWith('List'),
  items: z.array(z.unknown()).nullish(),
});

type Position = Pick<RenderProblem, 'document' | 'line' | 'column'>;

class ManifestCollector {
  readonly problems: RenderProblem[] = [];
  private readonly byIdentity = new Map<string, KubernetesObject>();

  constructor(private readonly file: string) {}

  objects(): KubernetesObject[] {
    return [...this.byIdentity.values()];
  }

  add(value: JsonValue | undefined, position: Position, depth: number) {
    if (value === null || value === undefined) {
      return;
    }
    const list = listSchema.safeParse(value);
    if (list.success && Array.isArray(list.data.items) && depth < 5) {
      for (const item of list.data.items) {
        this.add(item as JsonValue, position, depth + 1);
      }
      return;
    }
    const header = headerSchema.safeParse(value);
    if (!header.success) {
      this.problems.push({
        code: 'invalid-desired',
        message:
          'a manifest needs apiVersion, kind and metadata.name as non-empty strings',
        file: this.file,
        subject: subjectOf(value),
        ...position,
      });
      return;
    }
    this.keep(value as unknown as KubernetesObject, position);
  }

  refuse(fault: YamlFault, document: number, value?: JsonValue) {
    const { code, ...rest } = fault;
    this.problems.push({
      code: code === 'duplicate-key' ? code : 'invalid-yaml',
      ...rest,
      file: this.file,
      document,
      subject: subjectOf(value),
    });
  }

  private keep(object: KubernetesObject, position: Position) {
    const identity = stringifyResourceRef({
      group: parseApiVersion(object.apiVersion).group,
      kind: object.kind,
      namespace: object.metadata.namespace ?? undefined,
      name: object.metadata.name,
    });
    if (this.byIdentity.has(identity)) {
      this.problems.push({
        code: 'duplicate-resource',
        message: `${object.kind} ${object.metadata.name} is declared more than once; the last one counts`,
        file: this.file,
        subject: subjectOf(object as unknown as JsonValue),
        ...position,
      });
    }
    this.byIdentity.set(identity, object);
  }
}

/**
 * Reads Kubernetes manifests (YAML or JSON, one or more documents) from an untrusted text. Lists are flattened; integers
 * that a double cannot hold come as `bigint`. A document with a problem is left out and named in `problems`; of two
 * documents of one identity the last one counts. Never throws.
 *
 * @public
 */
export function parseKubernetesManifests(options: {
  /** Path of the file, for problems. */
  file: string;
  text: string;
  /** {@link manifestLimits} when absent. */
  limits?: Partial<YamlLimits>;
}): ParsedManifests {
  const { file, text } = options;
  const limits = { ...manifestLimits, ...options.limits };
  const values = readSimpleYaml(text, limits);
  if (values) {
    const collected = new ManifestCollector(file);
    values.forEach(value => collected.add(value, {}, 0));
    // Where something is wrong, the other parser knows the positions.
    if (collected.problems.length === 0) {
      return { objects: collected.objects(), problems: [] };
    }
  }
  return parseFully(file, text, limits);
}

function parseFully(
  file: string,
  text: string,
  limits: YamlLimits,
): ParsedManifests {
  const collected = new ManifestCollector(file);
  const read = readYamlDocuments(text, 'kubernetes', limits);
  for (const [index, { value, faults, document }] of read.documents.entries()) {
    if (faults.length > 0) {
      faults.forEach(fault => collected.refuse(fault, index + 1, value));
    } else {
      const position = read.positionAt(document.contents?.range[0]);
      collected.add(value, { document: index + 1, ...position }, 0);
    }
  }
  if (read.refusal) {
    collected.refuse(read.refusal, read.documents.length + 1);
  }
  return { objects: collected.objects(), problems: collected.problems };
}

/** What a document was meant to describe, as far as it can be told. */
function subjectOf(value: JsonValue | undefined): RenderProblem['subject'] {
  const header = headerSchema.safeParse(value);
  if (!header.success) {
    return undefined;
  }
  const { apiVersion, kind, metadata } = header.data;
  return {
    apiVersion,
    kind,
    name: metadata.name,
    ...(metadata.namespace ? { namespace: metadata.namespace } : {}),
  };
}
