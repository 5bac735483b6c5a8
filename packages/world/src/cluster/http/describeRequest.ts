import { IncomingMessage } from 'node:http';
import { KindRegistry } from '../resources/KindRegistry';
import { qualifiedPlural, ResourceKind } from '../resources/ResourceKind';
import { parseTarget, RequestTarget } from './parseTarget';

/** A request in the words of the API: what is asked of which kind. */
export interface RequestDescription {
  path: string;
  parameters: URLSearchParams;
  verb: string;
  target?: RequestTarget;
  kind?: ResourceKind;
  /** Plural with group, for example `deployments.apps`. */
  resource?: string;
  namespace?: string;
}

/** Reads method and URL of a request; never throws. */
export function describeRequest(
  request: IncomingMessage,
  kinds: KindRegistry,
): RequestDescription {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = url.pathname.replace(/(.)\/$/, '$1');
  const parameters = url.searchParams;
  const target = readTarget(path);
  const kind =
    target && kinds.byPlural(target.group, target.version, target.plural);
  return {
    path,
    parameters,
    target,
    kind,
    resource: kind && qualifiedPlural(kind),
    namespace: target?.namespace,
    verb: verbOf(request.method ?? 'GET', { target, parameters }),
  };
}

function readTarget(path: string): RequestTarget | undefined {
  try {
    return parseTarget(path);
  } catch {
    return undefined; // A path with broken percent escapes points at nothing.
  }
}

function verbOf(
  method: string,
  at: { target?: RequestTarget; parameters: URLSearchParams },
): string {
  if (method === 'GET' && at.target && !at.target.name) {
    const watch = at.parameters.get('watch');
    return watch === 'true' || watch === '1' ? 'watch' : 'list';
  }
  const verbs: Record<string, string> = {
    POST: 'create',
    PUT: 'update',
    PATCH: 'patch',
    DELETE: 'delete',
  };
  return verbs[method] ?? 'get';
}
