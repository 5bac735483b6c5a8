import { z } from 'zod';
import { durationSchema, nameSchema, timeZoneSchema } from './fields';

const recurrenceSchema = z
  .strictObject({
    rrule: z
      .string()
      .max(500)
      .describe(
        'RFC 5545 recurrence rule, for example FREQ=WEEKLY;BYDAY=FR;BYHOUR=16',
      ),
    duration: durationSchema.describe('How long each occurrence lasts'),
    zone: timeZoneSchema.describe('IANA time zone in which the rule is read'),
  })
  .describe('A recurring span of time');

const approvalSchema = z.strictObject({
  approval: z
    .strictObject({
      from: z
        .string()
        .max(200)
        .describe('"owner", or an entity reference of a group'),
      count: z.int().min(1).max(20).default(1),
      notAuthor: z
        .boolean()
        .default(true)
        .describe('The person who asked does not count'),
    })
    .describe('People who have to agree'),
});

const windowSchema = z.strictObject({
  window: z
    .strictObject({
      allow: z.array(recurrenceSchema).max(50).optional(),
      deny: z.array(recurrenceSchema).max(50).optional(),
    })
    .describe('When the environment may change; deny wins'),
});

const soakSchema = z.strictObject({
  soak: durationSchema.describe(
    'How long the release ran healthy in the previous environments',
  ),
});

const checkSchema = z.strictObject({
  check: z
    .strictObject({ name: nameSchema, url: z.url({ protocol: /^https?$/ }) })
    .describe('An external system that is asked over HTTP'),
});

/**
 * A question that has to be answered before a release enters an environment.
 *
 * @public
 */
export const gateSchema = z
  .union([approvalSchema, windowSchema, soakSchema, checkSchema])
  .describe('One gate; gates of an environment and of a delivery add up');

/** @public */
export type Gate = z.infer<typeof gateSchema>;
