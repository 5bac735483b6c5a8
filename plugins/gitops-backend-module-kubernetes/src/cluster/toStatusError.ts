import { CauseCode } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';

/**
 * The error for an answer that was not 200. The server's own words stay out of it: they name users and hosts.
 *
 * @param action - what was tried, for example `list deployments.apps in cluster eu-1`
 */
export function toStatusError(
  status: number,
  action: string,
): ObservationError {
  return new ObservationError(
    codeOf(status),
    `cannot ${action}: ${describe(status)}`,
  );
}

function codeOf(status: number): CauseCode {
  switch (status) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 410:
      return 'partial';
    case 408:
    case 504:
      return 'timeout';
    case 413:
      return 'too-large';
    default:
      return 'unreachable';
  }
}

function describe(status: number): string {
  if (status === 403) {
    return 'the permission is missing';
  }
  if (status === 410) {
    return 'the list changed faster than it could be read';
  }
  if (status >= 300 && status < 400) {
    return `answered ${status}, and redirects are not followed`;
  }
  return `answered ${status}`;
}
