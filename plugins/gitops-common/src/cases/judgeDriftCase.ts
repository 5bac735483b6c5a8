import { z } from 'zod';
import {
  compareSnapshots,
  indexLiveSnapshot,
  JqAnswer,
  JqQuestion,
  listJqQuestions,
  readDefinitionSchemas,
  ResourceVerdict,
} from '../diff';
import {
  GroupVersionKind,
  groupVersionKindOf,
  ignoreDifferencesRuleSchema,
  KubernetesObject,
  LiveKind,
  maskedValue,
  parseJsonExactly,
  parseKubernetesManifests,
  ResourceRef,
  stringifyResourceRef,
} from '../model';
import { diffAsSets, readCaseYaml } from './caseText';

/**
 * The texts of a case folder in `drift/`.
 *
 * @public
 */
export interface DriftCaseTexts {
  case: string;
  desired: string;
  live: string;
  /** An array of CustomResourceDefinitions. */
  schema?: string;
}

const caseSchema = z.object({
  applier: z.string().optional(),
  ignoreDifferences: z.array(ignoreDifferencesRuleSchema).optional(),
  expect: z.object({
    resources: z.array(
      z.object({
        resource: z.object({
          group: z.string(),
          kind: z.string(),
          namespace: z.string().optional(),
          name: z.string(),
        }),
        sync: z.string(),
        drift: z
          .array(
            z.object({
              path: z.string(),
              op: z.string(),
              desired: z.unknown().optional(),
              live: z.unknown().optional(),
            }),
          )
          .default([]),
        unmanaged: z
          .array(z.object({ path: z.string(), manager: z.string().optional() }))
          .default([]),
        warnings: z.array(z.string()).optional(),
      }),
    ),
  }),
});

type ExpectedResource = z.infer<
  typeof caseSchema
>['expect']['resources'][number];

const definitionsSchema = z.array(
  z.looseObject({
    spec: z.looseObject({
      group: z.string(),
      names: z.looseObject({ kind: z.string() }),
      scope: z.string(),
    }),
  }),
);

/**
 * Evaluates the expressions of ignore rules; a case that has some needs it.
 *
 * @public
 */
export type AnswerJq = (
  questions: readonly JqQuestion[],
) => Promise<ReadonlyMap<string, JqAnswer>>;

/**
 * Judges a drift case. Answers with the lines in which expectation (`-`) and verdict (`+`) differ.
 *
 * @public
 */
export async function judgeDriftCase(
  texts: DriftCaseTexts,
  answerJq?: AnswerJq,
): Promise<string[]> {
  const expectation = caseSchema.parse(readCaseYaml(texts.case));
  const { objects, problems } = parseKubernetesManifests({
    file: 'desired.yaml',
    text: texts.desired,
  });
  const live = parseJsonExactly(texts.live) as KubernetesObject[];
  const definitions = definitionsSchema.parse(
    texts.schema ? parseJsonExactly(texts.schema) : [],
  );
  const desired = { treeId: 'case', objects, problems };
  const index = indexLiveSnapshot({
    kinds: kindsOf([...objects, ...live], live, definitions),
    objects: live,
  });
  const { applier, ignoreDifferences } = expectation;
  const options = { applier, ignoreDifferences };
  const verdicts = compareSnapshots(desired, index, {
    ...options,
    jqAnswers: await answerJq?.(listJqQuestions(desired, index, options)),
  });
  const left = new Map(
    verdicts.map(verdict => [stringifyResourceRef(verdict.ref), verdict]),
  );
  const lines: string[] = [];
  for (const expected of expectation.expect.resources) {
    const key = stringifyResourceRef(expected.resource as ResourceRef);
    const verdict = left.get(key);
    left.delete(key);
    const differences = verdict
      ? compareVerdict(expected, verdict)
      : [`- ${expected.sync}`, '+ no verdict'];
    lines.push(...differences.map(line => `${key}: ${line}`));
  }
  for (const [key, { sync }] of left) {
    lines.push(`${key}: + ${sync}, not expected at all`);
  }
  return lines;
}

function compareVerdict(
  expected: ExpectedResource,
  verdict: ResourceVerdict,
): string[] {
  const lines =
    verdict.sync === expected.sync
      ? []
      : [
          `- sync ${expected.sync}`,
          `+ sync ${verdict.sync}${
            verdict.cause ? ` (${verdict.cause.code})` : ''
          }`,
        ];
  // A masked value says nothing, and the expectation leaves it out.
  const shown = (side: 'desired' | 'live', value: unknown) =>
    value === undefined || value === maskedValue ? {} : { [side]: value };
  lines.push(
    ...diffAsSets(
      'drift',
      expected.drift.map(({ path, op, desired, live }) => ({
        path,
        op,
        ...shown('desired', desired),
        ...shown('live', live),
      })),
      verdict.drift.map(({ path, op, desired, live }) => ({
        path,
        op,
        ...shown('desired', desired),
        ...shown('live', live),
      })),
    ),
    ...diffAsSets(
      'unmanaged',
      expected.unmanaged,
      verdict.unmanaged.map(({ path, by }) => ({
        path,
        ...(by?.manager ? { manager: by.manager } : {}),
      })),
    ),
  );
  if (expected.warnings) {
    const codes = verdict.warnings.map(({ code }) => code);
    lines.push(
      ...diffAsSets('warning', expected.warnings, [...new Set(codes)]),
    );
  }
  return lines;
}

/** A case was read completely: every kind that it names is served. */
function kindsOf(
  objects: readonly KubernetesObject[],
  live: readonly KubernetesObject[],
  definitions: z.infer<typeof definitionsSchema>,
): LiveKind[] {
  const kinds = new Map<string, LiveKind>();
  for (const object of objects) {
    const kind = groupVersionKindOf(object);
    const scope = definitions.find(
      ({ spec }) => spec.group === kind.group && spec.names.kind === kind.kind,
    )?.spec.scope;
    const example = live.find(
      other =>
        other.kind === kind.kind &&
        groupVersionKindOf(other).group === kind.group,
    );
    const namespaced =
      scope === undefined
        ? example?.metadata.namespace !== undefined || !example
        : scope === 'Namespaced';
    kinds.set(`${kind.group}/${kind.kind}`, {
      ...kind,
      served: true,
      namespaced,
      schema: definitions
        .flatMap(definition =>
          readDefinitionSchemas(definition as unknown as KubernetesObject),
        )
        .find(described => isEqualKind(described.kind, kind))?.schema,
    });
  }
  return [...kinds.values()];
}

function isEqualKind(a: GroupVersionKind, b: GroupVersionKind): boolean {
  return a.group === b.group && a.version === b.version && a.kind === b.kind;
}
