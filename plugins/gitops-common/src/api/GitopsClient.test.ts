import { GitopsClient } from './GitopsClient';

const placementId = '0123456789abcdef0123456789abcdef';

function clientWith(answer: () => Response) {
  const requests: { url: string; init?: RequestInit }[] = [];
  const getBaseUrl = jest.fn(
    async (pluginId: string) => `https://portal.example/api/${pluginId}`,
  );
  const client = new GitopsClient({
    discoveryApi: { getBaseUrl },
    fetchApi: {
      fetch: async (url, init) => {
        requests.push({ url: String(url), init });
        return answer();
      },
    },
  });
  return { client, requests, getBaseUrl };
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

describe('GitopsClient', () => {
  it('does not ask where the backend is before the first request', () => {
    const { getBaseUrl } = clientWith(() => json({}));
    expect(getBaseUrl).not.toHaveBeenCalled();
  });

  it.each<[string, (client: GitopsClient) => Promise<unknown>, string]>([
    [
      'listDeliveries',
      client =>
        client.listDeliveries({
          sync: ['drifted', 'unknown'],
          owner: ['group:default/a&b'],
          limit: 10,
        }),
      'GET /deliveries?sync=drifted&sync=unknown&owner=group%3Adefault%2Fa%26b&limit=10',
    ],
    ['listEnvironments', c => c.listEnvironments(), 'GET /environments'],
    ['listOwners', c => c.listOwners(), 'GET /owners'],
    ['listProblems', c => c.listProblems(), 'GET /problems'],
    [
      'getDelivery',
      c => c.getDelivery('component:default/payments'),
      'GET /components/component/default/payments/delivery',
    ],
    [
      'getDelivery with a hostile name',
      c =>
        c.getDelivery({
          kind: 'Component',
          namespace: 'default',
          name: '../../x?y',
        }),
      'GET /components/component/default/..%2F..%2Fx%3Fy/delivery',
    ],
    [
      'refreshDelivery',
      c =>
        c.refreshDelivery('component:default/payments', { environment: 'dev' }),
      'POST /components/component/default/payments/refresh {"environment":"dev"}',
    ],
    [
      'listResources',
      c => c.listResources(placementId, { sync: ['missing'] }),
      `GET /placements/${placementId}/resources?sync=missing`,
    ],
    [
      'getDocuments',
      c => c.getDocuments(placementId, 'apps/Deployment/shop/web'),
      `GET /placements/${placementId}/documents?key=apps%2FDeployment%2Fshop%2Fweb`,
    ],
    [
      'listHistory',
      c => c.listHistory(placementId, { cursor: 'x' }),
      `GET /placements/${placementId}/history?cursor=x`,
    ],
    [
      'getHosts',
      c => c.getHosts(placementId),
      `GET /placements/${placementId}/hosts`,
    ],
    [
      'syncPlacement',
      c => c.syncPlacement(placementId),
      `POST /placements/${placementId}/sync`,
    ],
    [
      'listSyncs',
      c => c.listSyncs(placementId, { limit: 5 }),
      `GET /placements/${placementId}/syncs?limit=5`,
    ],
  ])('%s', async (_, call, expected) => {
    const { client, requests } = clientWith(() => json({ items: [] }));
    await expect(call(client)).resolves.toEqual({ items: [] });
    const [{ url, init }] = requests;
    const body = init?.body ? ` ${init.body}` : '';
    expect(
      `${init?.method} ${url.replace(
        'https://portal.example/api/gitops',
        '',
      )}${body}`,
    ).toBe(expected);
  });

  it('sends the token of the caller', async () => {
    const { client, requests } = clientWith(() => json({ items: [] }));
    await client.listOwners({ token: 'abc' });
    expect(new Headers(requests[0].init?.headers).get('authorization')).toBe(
      'Bearer abc',
    );
  });

  it('rejects with the error that the backend gave', async () => {
    const { client } = clientWith(() =>
      json(
        {
          error: { name: 'NotFoundError', message: 'no such delivery' },
          response: { statusCode: 404 },
        },
        404,
      ),
    );
    await expect(
      client.getDelivery('component:default/x'),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
      cause: { name: 'NotFoundError', message: 'no such delivery' },
    });
  });

  it('ends a request with its signal', async () => {
    const controller = new AbortController();
    const { client, requests } = clientWith(() => json({ items: [] }));
    await client.listOwners({ signal: controller.signal });
    controller.abort();
    expect(requests[0].init?.signal?.aborted).toBe(true);
  });
});
