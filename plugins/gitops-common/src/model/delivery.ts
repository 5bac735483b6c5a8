import { z } from 'zod';
import {
  apiVersion,
  entityRefSchema,
  nameSchema,
  refNameSchema,
  repositoryPathSchema,
} from './fields';
import { gateSchema } from './gate';

const imageSchema = z
  .string()
  .max(500)
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._\/:-]*$/,
    'must be the name of an image without tag or digest',
  );

const artifactSchema = z
  .union([
    z.strictObject({ name: nameSchema, image: imageSchema }),
    z.strictObject({ name: nameSchema, package: z.string().min(1).max(200) }),
    z.strictObject({ name: nameSchema, chart: z.string().min(1).max(500) }),
  ])
  .describe('A thing with versions: an image, a package of hosts or a chart');

const sourceSchema = z
  .strictObject({
    path: repositoryPathSchema.describe('Folder that holds the manifests'),
    repository: z
      .url({ protocol: /^(https?|ssh)$/ })
      .optional()
      .describe('Repository of the folder; the one of this file when absent'),
    ref: refNameSchema
      .optional()
      .describe('Branch or tag; the one of this file when absent'),
    renderer: z
      .string()
      .max(50)
      .optional()
      .describe('Renderer to use; found by the files when absent'),
  })
  .describe('Where desired state stands');

/** Names as goss templates and Ansible write variables. */
const variableNameSchema = z
  .string()
  .max(100)
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    'must be a word of letters, digits and "_"',
  )
  .refine(name => name !== '__proto__', {
    message: 'is no name of a variable',
  });

const variableSchema = z.union([
  z.string().max(10_000),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string().max(10_000), z.number(), z.boolean()])).max(1000),
]);

const varsSchema = z
  .record(variableNameSchema, variableSchema)
  .describe('Variables of host manifests and playbooks');

const playbookSchema = z
  .strictObject({
    folder: repositoryPathSchema.describe(
      'Folder with everything that the playbook needs; all of it is handed to Ansible',
    ),
    file: repositoryPathSchema.describe('The playbook, from that folder'),
  })
  .describe(
    'What brings hosts to what git declares; only where the operator allows it',
  );

const placementSchema = z
  .strictObject({
    target: nameSchema.describe('Name of a target of the environment'),
    namespace: nameSchema
      .optional()
      .describe('Namespace of objects that name none'),
    source: sourceSchema,
    vars: varsSchema
      .optional()
      .describe('Variables of this placement, over those of the delivery'),
    playbook: playbookSchema.optional(),
  })
  .describe('This delivery in this environment on one target');

const editSchema = z
  .union([
    z.strictObject({
      artifact: nameSchema,
      file: repositoryPathSchema,
      kustomizeImage: imageSchema,
    }),
    z.strictObject({
      artifact: nameSchema,
      file: repositoryPathSchema,
      field: z.string().min(1).max(1000),
    }),
  ])
  .describe('Where a promotion writes the version of an artifact');

const deliveryEnvironmentSchema = z.strictObject({
  environment: nameSchema,
  after: z
    .array(nameSchema)
    .max(50)
    .default([])
    .describe('Environments that a release has to pass before'),
  change: z.enum(['commit', 'pull-request']).default('commit'),
  gates: z.array(gateSchema).max(50).default([]),
  placements: z.array(placementSchema).min(1).max(5000),
  edits: z.array(editSchema).max(200).default([]),
});

/**
 * A rule in Argo CD's own format for differences that are not drift.
 *
 * @public
 */
export const ignoreDifferencesRuleSchema = z.strictObject({
  group: z.string().max(253).optional(),
  kind: z.string().min(1).max(253),
  name: z.string().max(253).optional(),
  namespace: z.string().max(253).optional(),
  jsonPointers: z.array(z.string().max(2000)).max(100).optional(),
  jqPathExpressions: z.array(z.string().max(2000)).max(100).optional(),
  managedFieldsManagers: z.array(z.string().max(253)).max(100).optional(),
});

/**
 * `kind: Delivery`: how one catalog component reaches its environments.
 *
 * @public
 */
export const deliverySchema = z
  .strictObject({
    apiVersion: z.literal(apiVersion),
    kind: z.literal('Delivery'),
    metadata: z.strictObject({ name: nameSchema }),
    spec: z.strictObject({
      component: entityRefSchema,
      artifacts: z.array(artifactSchema).max(100).default([]),
      environments: z.array(deliveryEnvironmentSchema).min(1).max(200),
      vars: varsSchema.optional(),
      applier: z
        .string()
        .max(128)
        .optional()
        .describe(
          'Field manager that applies from git; recognised by its usual names when absent',
        ),
      ignoreDifferences: z
        .array(ignoreDifferencesRuleSchema)
        .max(200)
        .default([]),
    }),
  })
  .superRefine((delivery, context) => {
    const names = delivery.spec.environments.map(e => e.environment);
    delivery.spec.environments.forEach((environment, index) => {
      if (names.indexOf(environment.environment) !== index) {
        context.addIssue({
          code: 'custom',
          path: ['spec', 'environments', index, 'environment'],
          message: `environment "${environment.environment}" stands here twice`,
        });
      }
      environment.after.forEach((name, position) => {
        // An order that points forward or at itself could be a circle; declared order is the order of the flow.
        if (!names.slice(0, index).includes(name)) {
          context.addIssue({
            code: 'custom',
            path: ['spec', 'environments', index, 'after', position],
            message: `"${name}" is no environment that stands before this one`,
          });
        }
      });
    });
  })
  .meta({ title: 'Delivery' });

/** @public */
export type Delivery = z.infer<typeof deliverySchema>;

/** @public */
export type DeliveryArtifact = Delivery['spec']['artifacts'][number];

/** @public */
export type DeliveryEnvironment = Delivery['spec']['environments'][number];

/**
 * A playbook and the folder that it runs in.
 *
 * @public
 */
export type DeliveryPlaybook = NonNullable<
  DeliveryEnvironment['placements'][number]['playbook']
>;

/** @public */
export type DeliverySource =
  DeliveryEnvironment['placements'][number]['source'];

/** @public */
export type IgnoreDifferencesRule = z.infer<typeof ignoreDifferencesRuleSchema>;
