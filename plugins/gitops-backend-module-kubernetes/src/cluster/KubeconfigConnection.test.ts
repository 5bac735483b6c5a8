import { createMockDirectory } from '@backstage/backend-test-utils';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { ApiServer, startApiServer } from '../__testUtils__/startApiServer';
import { writeKubeconfig } from '../__testUtils__/writeKubeconfig';
import { KubeconfigConnection } from './KubeconfigConnection';
import { readKubeconfigContext } from './readKubeconfigContext';

jest.setTimeout(60_000);

const request = {
  accept: 'application/json',
  maxBytes: 1_000_000,
  signal: new AbortController().signal,
};

describe('KubeconfigConnection', () => {
  const directory = createMockDirectory();
  let server: ApiServer;
  let authorization: string | undefined;

  beforeEach(async () => {
    server = await startApiServer({
      '/k8s/clusters/a/echo': (inbound: any, response: any) => {
        authorization = inbound.headers.authorization;
        response.end('{}');
      },
    });
  });

  afterEach(() => server.close());

  const connect = (
    options: Parameters<typeof writeKubeconfig>[1],
    changes: { context?: string; dangerouslySkipTlsVerify?: boolean } = {},
  ) =>
    new KubeconfigConnection('eu-1', {
      path: writeKubeconfig(directory.resolve('kubeconfig'), options),
      dangerouslySkipTlsVerify: false,
      ...changes,
    });

  it('keeps the path of a server that stands behind a prefix', async () => {
    await expect(
      connect({ server: `${server.url}/k8s/clusters/a/` }).get(
        '/echo?limit=1',
        request,
      ),
    ).resolves.toEqual({ status: 200, text: '{}' });
    expect(server.asked).toEqual(['/k8s/clusters/a/echo?limit=1']);
    expect(authorization).toBe('Bearer t0ps3cret');
  });

  it('reads further files, and lets the first one win', async () => {
    const target = `${server.url}/k8s/clusters/a`;
    const file = (name: string, content: object) => {
      const path = directory.resolve(name);
      writeFileSync(path, JSON.stringify(content));
      return path;
    };
    const source = {
      path: file('contexts', {
        contexts: [
          {
            name: 'main',
            context: { cluster: 'c', user: 'u', namespace: 'shop' },
          },
        ],
      }),
      morePaths: [
        writeKubeconfig(directory.resolve('first'), { server: target }),
        writeKubeconfig(directory.resolve('second'), {
          server: 'https://elsewhere.example.com',
          user: { token: 'another' },
        }),
      ],
      dangerouslySkipTlsVerify: false,
    };
    await new KubeconfigConnection('eu-1', source).get('/echo', request);
    expect(authorization).toBe('Bearer t0ps3cret');
    expect(readKubeconfigContext(source, 'eu-1')).toEqual({
      name: 'main',
      namespace: 'shop',
    });
  });

  it('takes new credentials when the file changes', async () => {
    const target = `${server.url}/k8s/clusters/a`;
    const connection = connect({ server: target });
    await connection.get('/echo', request);
    writeKubeconfig(directory.resolve('kubeconfig'), {
      server: target,
      user: { token: 'a-longer-one' },
    });
    await connection.get('/echo', request);

    expect(authorization).toBe('Bearer a-longer-one');
  });

  it.each([
    {
      fault: 'http over a network',
      options: { server: 'http://cluster.example' },
      code: 'not-allowed',
      message: 'does not use https',
    },
    {
      fault: 'another protocol',
      options: { server: 'file:///etc/passwd' },
      code: 'not-allowed',
      message: 'does not use https',
    },
    {
      fault: 'certificates that are not verified',
      options: {
        server: 'https://127.0.0.1:1',
        cluster: { 'insecure-skip-tls-verify': true },
      },
      code: 'not-allowed',
      message: 'see dangerouslySkipTlsVerify',
    },
    {
      fault: 'a context that is not there',
      options: { server: 'https://127.0.0.1:1' },
      changes: { context: 'other' },
      code: 'not-configured',
      message: 'no usable context "other"',
    },
    {
      fault: 'a server that is no URL',
      options: { server: 'nonsense' },
      code: 'not-configured',
      message: 'no usable current context',
    },
    {
      fault: 'a credential program that fails',
      options: {
        server: 'https://127.0.0.1:1',
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: '/nonexistent/s3cr3t',
          },
        },
      },
      code: 'unauthorized',
      message: 'no credentials for cluster eu-1 could be obtained',
    },
  ])('refuses $fault', async ({ options, changes, code, message }) => {
    const answer = connect(options, changes).get('/echo', request);

    await expect(answer).rejects.toMatchObject({
      name: 'ObservationError',
      code,
      message: expect.stringContaining(message),
    });
    await expect(answer).rejects.toMatchObject({
      message: expect.not.stringMatching(/s3cr3t|t0ps3cret|\/k8s|passwd/),
    });
  });

  it('does not wait for a credential program that hangs', async () => {
    const program = directory.resolve('hang');
    const isRunning = directory.resolve('is-running');
    directory.addContent({
      // Ends by itself, so that a failing test leaves nothing behind.
      hang: `#!/bin/sh\ntouch ${isRunning}\nexec sleep 20\n`,
    });
    chmodSync(program, 0o700);
    const user = {
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1',
        command: program,
        interactiveMode: 'Never',
      },
    };
    const signal = AbortSignal.timeout(1_000);
    await expect(
      connect({ server: 'https://127.0.0.1:1', user }).get('/echo', {
        ...request,
        signal,
      }),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(existsSync(isRunning)).toBe(true);
  }, 10_000);

  it('may be told to skip the verification of certificates', async () => {
    await expect(
      connect(
        {
          server: 'https://127.0.0.1:1',
          cluster: { 'insecure-skip-tls-verify': true },
        },
        { dangerouslySkipTlsVerify: true },
      ).get('/echo', request),
    ).rejects.toMatchObject({
      code: 'unreachable',
      message: 'no connection to cluster eu-1 (ECONNREFUSED)',
    });
  });

  it('does not take plain HTTP for TLS', async () => {
    const plain = createServer((_, response) => response.end('{}'));
    await new Promise<void>(resolve =>
      plain.listen(0, '127.0.0.1', () => resolve()),
    );
    const { port } = plain.address() as AddressInfo;

    await expect(
      connect({ server: `https://127.0.0.1:${port}` }).get('/echo', request),
    ).rejects.toMatchObject({ code: 'unreachable' });
    plain.closeAllConnections();
    await new Promise(resolve => plain.close(resolve));
  });

  it.each([
    { what: 'is not there', content: undefined },
    { what: 'is not YAML', content: 'token: [s3cr3t' },
    { what: 'is empty', content: '' },
  ])('tells of a file that $what', async ({ content }) => {
    directory.setContent(content === undefined ? {} : { kubeconfig: content });

    await expect(
      new KubeconfigConnection('eu-1', {
        path: directory.resolve('kubeconfig'),
        dangerouslySkipTlsVerify: false,
      }).get('/echo', request),
    ).rejects.toMatchObject({
      code: 'not-configured',
      message: expect.not.stringContaining('s3cr3t'),
    });
  });
});
