import { z } from 'zod';

/**
 * Reads a column that holds JSON and can be done without: where nothing stands there, or something that another version
 * of the backend has written otherwise, the fallback is as good as it.
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
    value = JSON.parse(json);
  } catch {
    return fallback;
  }
  const { success, data } = schema.safeParse(value);
  return success ? data : fallback;
}
