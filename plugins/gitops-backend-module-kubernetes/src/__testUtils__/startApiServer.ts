import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** An API server that speaks as much as one read needs, with answers to be replaced by faults. */
export interface ApiServer {
  url: string;
  /** Paths and queries that were asked for, oldest first. */
  asked: string[];
  /** Most requests that were open at a time. */
  mostInFlight: () => number;
  close(): Promise<void>;
}

const kinds = {
  configmaps: 'ConfigMap',
  secrets: 'Secret',
  services: 'Service',
};

/** Answers that every test starts with: three kinds in one aggregated discovery, no schemas, and empty lists. */
const usual: Record<string, unknown> = {
  '/api': {
    kind: 'APIGroupDiscoveryList',
    items: [
      {
        metadata: {},
        versions: [
          {
            version: 'v1',
            resources: Object.entries(kinds).map(([resource, kind]) => ({
              resource,
              scope: 'Namespaced',
              verbs: ['get', 'list'],
              responseKind: { kind },
            })),
          },
        ],
      },
    ],
  },
  '/apis': { kind: 'APIGroupDiscoveryList', items: [] },
  '/openapi/v3': status(404),
  '/openapi/v2': status(404),
};

/**
 * Starts the server on loopback.
 *
 * @param answers - by path without its query: a document, or a function that answers itself
 */
export async function startApiServer(
  answers: Record<string, unknown | Handler>,
): Promise<ApiServer> {
  const asked: string[] = [];
  let inFlight = 0;
  let mostInFlight = 0;
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    response.on('close', () => {
      inFlight -= 1;
    });
    const path = (request.url ?? '').split('?')[0];
    const answer = answers[path] ?? usual[path] ?? list([]);
    if (typeof answer === 'function') {
      answer(request, response);
    } else {
      sendJson(response, answer);
    }
  });
  await new Promise<void>(resolve =>
    server.listen(0, '127.0.0.1', () => resolve()),
  );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    mostInFlight: () => mostInFlight,
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** A list as the API gives it: its items do not say what they are. */
export function list(names: readonly string[], continueToken?: string) {
  return {
    kind: 'List',
    metadata: { continue: continueToken },
    items: names.map(name => ({ metadata: { name, namespace: 'one' } })),
  };
}

/** Answers with a status and headers, and with words that nobody shall repeat. */
export function status(
  code: number,
  headers: Record<string, string> = {},
): Handler {
  return (_request, response) =>
    response
      .writeHead(code, headers)
      .end(JSON.stringify({ message: 'token s3cr3t of user bob' }));
}

/** Gives its answers in turn, and the last one for ever. */
export function inTurn(...answers: Array<unknown | Handler>): Handler {
  let index = 0;
  return (request, response) => {
    const answer = answers[Math.min(index, answers.length - 1)];
    index += 1;
    if (typeof answer === 'function') {
      answer(request, response);
    } else {
      sendJson(response, answer);
    }
  };
}

function sendJson(response: ServerResponse, body: unknown) {
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(typeof body === 'string' ? body : JSON.stringify(body));
}
