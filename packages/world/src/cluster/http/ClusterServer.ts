import { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, Server } from 'node:https';
import { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Certificate } from '../../certificate/createCertificate';
import { ApiError } from '../ApiError';
import { Cluster } from '../Cluster';
import { Fault } from '../faults/Faults';
import { answerRequest, Answer } from './answerRequest';
import { describeRequest } from './describeRequest';

/** The HTTPS door of one simulated cluster, on loopback. */
export class ClusterServer {
  private readonly server: Server;

  constructor(
    private readonly cluster: Cluster,
    private readonly access: { token: string; certificate: Certificate },
  ) {
    const { certificate: cert, key } = access.certificate;
    this.server = createServer({ cert, key }, (request, response) => {
      this.handle(request, response).catch(error =>
        response.destroy(error as Error),
      );
    });
    // Watches stay open for minutes without a byte.
    this.server.requestTimeout = 0;
  }

  /** Starts to listen; port 0 takes a free one. Resolves with the URL. */
  async start(port = 0): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', resolve);
    });
    const address = this.server.address() as AddressInfo;
    return `https://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    await new Promise(resolve => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }

  private async handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const description = describeRequest(request, this.cluster.kinds);
    let isPartial = false;
    for (const fault of this.cluster.faults.matching(description)) {
      if (fault.type === 'hang') {
        return;
      }
      if (fault.type === 'refuse') {
        response.destroy();
        return;
      }
      if (fault.type === 'latency') {
        await wait(fault.ms);
      }
      if (fault.type === 'error') {
        sendJson(response, faultAnswer(fault, description));
        return;
      }
      isPartial ||= fault.type === 'partial';
    }
    if (request.headers.authorization !== `Bearer ${this.access.token}`) {
      sendJson(response, errorAnswer(unauthorized()));
      return;
    }
    const answer = await this.answer(request, response, description);
    if (answer && isPartial) {
      breakOff(response, answer);
    } else if (answer) {
      sendJson(response, answer);
    }
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
    description: ReturnType<typeof describeRequest>,
  ): Promise<Answer | undefined> {
    try {
      return await answerRequest(this.cluster, {
        request,
        response,
        description,
      });
    } catch (error) {
      if (error instanceof ApiError) {
        return errorAnswer(error);
      }
      throw error;
    }
  }
}

function unauthorized(): ApiError {
  return new ApiError(401, 'Unauthorized', 'Unauthorized');
}

function errorAnswer(error: ApiError): Answer {
  return { code: error.code, json: JSON.stringify(error.toStatus()) };
}

function faultAnswer(
  fault: Fault & { type: 'error' },
  { verb, resource = '', namespace }: ReturnType<typeof describeRequest>,
): Answer {
  const scope = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  const [plural, ...group] = resource.split('.');
  const errors: Record<typeof fault.code, [string, string]> = {
    401: ['Unauthorized', 'Unauthorized'],
    403: [
      'Forbidden',
      `${resource} is forbidden: User "oneroof" cannot ${verb} resource "${plural}" in API group "${group.join(
        '.',
      )}" ${scope}`,
    ],
    404: ['NotFound', 'the server could not find the requested resource'],
    410: ['Expired', 'The resourceVersion for the provided list is too old.'],
    429: ['TooManyRequests', 'the server is currently overloaded'],
    500: ['InternalError', 'Internal error occurred'],
    503: ['ServiceUnavailable', 'the server is currently unable to handle it'],
  };
  return errorAnswer(new ApiError(fault.code, ...errors[fault.code]));
}

function sendJson(response: ServerResponse, answer: Answer): void {
  const body = Buffer.from(answer.json);
  response.writeHead(answer.code, {
    'content-type': answer.contentType ?? 'application/json',
    'content-length': body.length,
  });
  response.end(body);
}

/** Promises the whole answer and sends half of it, as a proxy does that dies on the way. */
function breakOff(response: ServerResponse, answer: Answer): void {
  const body = Buffer.from(answer.json);
  response.writeHead(answer.code, {
    'content-type': 'application/json',
    'content-length': body.length,
  });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () =>
    response.destroy(),
  );
}
