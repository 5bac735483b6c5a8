import { createServer } from 'node:net';
import { DemoError } from './DemoError';

// A browser may take `localhost` for either, and a stranger's server on the other one would answer.
const LOOPBACKS = ['127.0.0.1', '::1'];

/** Throws a DemoError that names the port and the option that chooses another one, when somebody listens on it. */
export async function assertPortFree(
  port: number,
  option: string,
): Promise<void> {
  for (const host of LOOPBACKS) {
    const code = await listenOnce(port, host);
    if (code === 'EADDRINUSE') {
      throw new DemoError(
        `Port ${port} is taken; choose another with ${option}, for example: npm run demo -- ${option} ${
          port + 1
        }`,
      );
    }
    if (code === 'EACCES') {
      throw new DemoError(
        `Port ${port} needs rights that you do not have; choose one above 1023 with ${option}.`,
      );
    }
  }
}

/** The error code of listening, or undefined. A host without this address family is nobody's fault. */
function listenOnce(port: number, host: string): Promise<string | undefined> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(undefined)),
    );
  });
}
