import { z } from 'zod';
import { apiVersion, entityRefSchema, nameSchema, titleSchema } from './fields';
import { gateSchema } from './gate';

const kubernetesTargetSchema = z.strictObject({
  name: nameSchema,
  kubernetes: z.strictObject({
    cluster: z
      .string()
      .min(1)
      .max(253)
      .describe('Name of a cluster that the portal has configured'),
    namespace: nameSchema
      .optional()
      .describe('Namespace of placements that name none'),
  }),
});

const hostsTargetSchema = z.strictObject({
  name: nameSchema,
  hosts: z.strictObject({
    inventory: nameSchema.describe('Name of an inventory of the portal'),
    group: z.string().min(1).max(253).describe('Group of that inventory'),
  }),
});

/**
 * Where things run: a cluster, or a group of hosts of an inventory.
 *
 * @public
 */
export const targetSchema = z
  .union([kubernetesTargetSchema, hostsTargetSchema])
  .describe('A cluster, or a group of hosts of an inventory');

/**
 * `kind: Environment`: a named place where software runs, written by a platform team.
 *
 * @public
 */
export const environmentSchema = z
  .strictObject({
    apiVersion: z.literal(apiVersion),
    kind: z.literal('Environment'),
    metadata: z.strictObject({
      name: nameSchema,
      title: titleSchema.optional(),
      description: z.string().max(2000).optional(),
    }),
    spec: z.strictObject({
      tier: z
        .enum(['development', 'testing', 'staging', 'production'])
        .describe('How much is at stake'),
      owner: entityRefSchema.describe('Group that answers for it'),
      targets: z.array(targetSchema).min(1).max(5000),
      gates: z.array(gateSchema).max(50).default([]),
    }),
  })
  .meta({ title: 'Environment' });

/** @public */
export type Environment = z.infer<typeof environmentSchema>;

/** @public */
export type Target = z.infer<typeof targetSchema>;

/** @public */
export type EnvironmentTier = Environment['spec']['tier'];
