import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * Cursors hold the sort keys of the last item of a page, which its reader has just seen, and nothing else. They give no
 * access: a page after a forged cursor is filtered like every other page.
 */
export function encodeCursor(position: ReadonlyArray<string | number>): string {
  return Buffer.from(JSON.stringify(position), 'utf8').toString('base64url');
}

/** @throws InputError when the cursor is none of ours, or one of another list */
export function decodeCursor<T>(
  cursor: string | undefined,
  schema: z.ZodType<T>,
): T | undefined {
  if (cursor === undefined) {
    return undefined;
  }
  const result = schema.safeParse(parse(cursor));
  if (!result.success) {
    throw new InputError('The cursor is not one of this list');
  }
  return result.data;
}

/** A sort key that is text. NUL is refused here since PostgreSQL cannot take it. */
export const textKeySchema = z
  .string()
  .max(1000)
  .refine(text => !text.includes('\u0000'));

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
