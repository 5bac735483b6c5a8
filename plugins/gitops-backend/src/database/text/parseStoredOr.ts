import { z } from 'zod';
import { parseStoredJson } from './parseStoredJson';

/**
 * Reads a column that holds JSON and can be done without: where nothing stands there, or something that another version
 * of the backend has written otherwise, the fallback is as good as it. Integers that a double cannot hold become text.
 */
export function parseStoredOr<T>(
  schema: z.ZodType<T>,
  json: string | null | undefined,
  fallback: T,
): T {
  if (json === null || json === undefined) {
    return fallback;
  }
  let value: unknown;
  try {
    value = parseStoredJson(json);
  } catch {
    return fallback;
  }
  const { success, data } = schema.safeParse(value);
  return success ? data : fallback;
}
