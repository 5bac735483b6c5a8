import { Agent, request } from 'node:https';
import { performance } from 'node:perf_hooks';
import { ControlPlane } from '@oneroof/plugin-gitops-node/testUtils';

const lists = [
  '/api/v1/configmaps',
  '/api/v1/serviceaccounts',
  '/api/v1/services',
  '/apis/apps/v1/deployments',
];

/**
 * The least that any observer has to pay: list the same kinds in the same chunks and parse the answers. Nothing is
 * looked at, so this is the floor that our own cost is compared with.
 */
export async function listBare(
  plane: ControlPlane,
): Promise<{ objects: number; milliseconds: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const start = performance.now();
  try {
    const counts = await Promise.all(
      lists.map(path => countObjects(plane, { agent, path })),
    );
    return {
      objects: counts.reduce((sum, count) => sum + count, 0),
      milliseconds: performance.now() - start,
    };
  } finally {
    agent.destroy();
  }
}

async function countObjects(
  plane: ControlPlane,
  { agent, path }: { agent: Agent; path: string },
): Promise<number> {
  let count = 0;
  let continuation = '';
  do {
    const query = continuation
      ? `&continue=${encodeURIComponent(continuation)}`
      : '';
    const text = await get(plane, agent, `${path}?limit=500${query}`);
    const list = JSON.parse(text) as {
      items: unknown[];
      metadata: { continue?: string };
    };
    count += list.items.length;
    continuation = list.metadata.continue ?? '';
  } while (continuation);
  return count;
}

function get(plane: ControlPlane, agent: Agent, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(
      `${plane.server}${path}`,
      {
        agent,
        ca: plane.ca,
        headers: {
          authorization: `Bearer ${plane.tokens.admin}`,
          accept: 'application/json',
        },
      },
      response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () =>
          response.statusCode === 200
            ? resolve(Buffer.concat(chunks).toString('utf8'))
            : reject(new Error(`${path} answered ${response.statusCode}`)),
        );
      },
    )
      .once('error', reject)
      .end();
  });
}
