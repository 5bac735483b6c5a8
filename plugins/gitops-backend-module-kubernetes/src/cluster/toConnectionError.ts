import { ObservationError } from '@oneroof/plugin-gitops-node';
import { isTimeout } from './isTimeout';

const timeoutCodes = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * What broke a request, fit to be shown: of the original error only its code, since messages hold addresses.
 *
 * @param signal - the caller's; when it is the one that ended the request, its reason is returned
 */
export function toConnectionError(
  error: unknown,
  cluster: string,
  signal: AbortSignal,
): unknown {
  if (signal.aborted) {
    return signal.reason;
  }
  if (error instanceof ObservationError) {
    return error;
  }
  const code = codeOf(error);
  if (isTimeout(error) || timeoutCodes.has(code ?? '')) {
    return new ObservationError(
      'timeout',
      `cluster ${cluster} did not answer in time`,
    );
  }
  return new ObservationError(
    'unreachable',
    `no connection to cluster ${cluster}${code ? ` (${code})` : ''}`,
  );
}

/** `fetch` wraps the error of the socket once; several addresses of one host make an AggregateError without a code. */
function codeOf(error: unknown): string | undefined {
  for (const candidate of [
    error,
    (error as { cause?: unknown } | null)?.cause,
  ]) {
    const code = (candidate as { code?: unknown } | null | undefined)?.code;
    if (typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code)) {
      return code;
    }
  }
  return undefined;
}
