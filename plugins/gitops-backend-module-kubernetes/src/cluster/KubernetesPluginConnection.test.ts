import { mockServices } from '@backstage/backend-test-utils';
import { IncomingHttpHeaders } from 'node:http';
import {
  ApiServer,
  startApiServer,
  status,
} from '../__testUtils__/startApiServer';
import { KubernetesPluginConnection } from './KubernetesPluginConnection';

const request = {
  accept: 'application/json',
  maxBytes: 1_000,
  signal: new AbortController().signal,
};

describe('KubernetesPluginConnection', () => {
  let server: ApiServer;
  let headers: IncomingHttpHeaders;

  beforeEach(async () => {
    server = await startApiServer({
      '/proxy/api': (inbound: any, response: any) => {
        headers = inbound.headers;
        response.end('{"kind":"APIVersions"}');
      },
      '/proxy/moved': status(307, { location: '/proxy/api' }),
      '/proxy/busy': status(429, { 'retry-after': '7' }),
      '/proxy/huge': 'x'.repeat(2_000),
    });
  });

  afterEach(() => server.close());

  const connection = () =>
    new KubernetesPluginConnection('eu-1', {
      pluginCluster: 'europe',
      auth: mockServices.auth({ pluginId: 'gitops' }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => server.url,
      }),
    });

  it('asks the plugin for its cluster, with a token for that plugin', async () => {
    await expect(connection().get('/api?limit=1', request)).resolves.toEqual({
      status: 200,
      text: '{"kind":"APIVersions"}',
    });
    expect(server.asked).toEqual(['/proxy/api?limit=1']);
    expect(headers).toMatchObject({
      accept: 'application/json',
      'backstage-kubernetes-cluster': 'europe',
      authorization: expect.stringMatching(/^Bearer .*"kubernetes"/),
    });
  });

  it.each([
    { path: '/moved', answer: { status: 307, text: '' } },
    { path: '/busy', answer: { status: 429, text: '', retryAfter: '7' } },
  ])('gives the status of $path as it is', async ({ path, answer }) => {
    await expect(connection().get(path, request)).resolves.toEqual(answer);
    expect(server.asked).toHaveLength(1);
  });

  it('drops an answer that is too large', async () => {
    await expect(connection().get('/huge', request)).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('tells of a plugin that cannot be reached, without its address', async () => {
    await server.close();

    await expect(connection().get('/api', request)).rejects.toMatchObject({
      code: 'unreachable',
      message: 'no connection to cluster eu-1 (ECONNREFUSED)',
    });
  });
});
