import { request } from 'node:https';
import { ControlPlane } from './startControlPlane';

/**
 * A request to a control plane's API.
 *
 * @public
 */
export interface ApiRequest {
  /** `GET` when absent. */
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /** `application/json` when absent. */
  contentType?: string;
  /** `admin` when absent. */
  user?: keyof ControlPlane['tokens'];
}

/**
 * Sends a request as it is; whatever the answer's status, its text is returned.
 *
 * @public
 */
export function requestApi(
  plane: Pick<ControlPlane, 'server' | 'ca' | 'tokens'>,
  options: ApiRequest,
): Promise<{ status: number; text: string }> {
  const { method = 'GET', path, body, contentType, user = 'admin' } = options;
  return new Promise((resolve, reject) => {
    const sent = request(
      `${plane.server}${path}`,
      {
        method,
        ca: plane.ca,
        agent: false,
        headers: {
          authorization: `Bearer ${plane.tokens[user]}`,
          accept: 'application/json',
          ...(body !== undefined && {
            'content-type': contentType ?? 'application/json',
          }),
        },
      },
      response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
