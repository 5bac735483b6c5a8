/** How a failed request is answered on the page. */
export type ErrorKind = 'not-found' | 'forbidden' | 'signed-out' | 'failed';

/**
 * Sorts an error by what the reader can do about it. It goes by name and status rather than by class, because two copies
 * of `@backstage/errors` in one bundle would make `instanceof` lie.
 */
export function errorKind(error: unknown): ErrorKind {
  switch (statusOf(error)) {
    case 404:
      return 'not-found';
    case 403:
      return 'forbidden';
    case 401:
      return 'signed-out';
    default:
      return 'failed';
  }
}

/** Whether asking again may help. */
export function isTransient(error: unknown): boolean {
  return errorKind(error) === 'failed';
}

/** The sentence of an error, or nothing. */
export function errorMessage(error: unknown): string | undefined {
  const body = property(error, 'body');
  const inner = property(property(body, 'error'), 'message');
  const outer = property(error, 'message');
  return [inner, outer].find(
    (text): text is string => typeof text === 'string' && text.length > 0,
  );
}

const statusByName: Record<string, number> = {
  NotFoundError: 404,
  NotAllowedError: 403,
  AuthenticationError: 401,
};

function statusOf(error: unknown): number | undefined {
  const status =
    property(error, 'statusCode') ??
    property(property(property(error, 'body'), 'response'), 'statusCode');
  if (typeof status === 'number') {
    return status;
  }
  const name = property(error, 'name');
  return typeof name === 'string' && Object.hasOwn(statusByName, name)
    ? statusByName[name]
    : undefined;
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
