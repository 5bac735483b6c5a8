import { AddressInfo, createServer } from 'node:net';
import { assertPortFree } from './assertPortFree';

function listen(host: string) {
  return new Promise<{ port: number; close(): Promise<void> }>(resolve => {
    const server = createServer();
    server.listen(0, host, () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () => new Promise(done => server.close(() => done())),
      }),
    );
  });
}

describe('assertPortFree', () => {
  it.each(['127.0.0.1', '0.0.0.0'])(
    'names a port that somebody holds on %s, and the option',
    async host => {
      const server = await listen(host);
      try {
        await expect(assertPortFree(server.port, '--port')).rejects.toThrow(
          `Port ${server.port} is taken; choose another with --port`,
        );
      } finally {
        await server.close();
      }
    },
  );

  it('lets a free port pass, and leaves it free', async () => {
    const { port, close } = await listen('127.0.0.1');
    await close();
    await assertPortFree(port, '--port');
    await expect(assertPortFree(port, '--port')).resolves.toBeUndefined();
  });
});
