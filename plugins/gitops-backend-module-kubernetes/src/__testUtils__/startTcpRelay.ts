import { AddressInfo, connect, createServer, Socket } from 'node:net';

/** A relay in front of a server, to cut its line. */
export interface TcpRelay {
  port: number;
  /** Breaks all connections and takes no new ones. */
  cut(): Promise<void>;
}

/** Starts a relay to a loopback port. */
export async function startTcpRelay(targetPort: number): Promise<TcpRelay> {
  const sockets = new Set<Socket>();
  const server = createServer(inbound => {
    const outbound = connect(targetPort, '127.0.0.1');
    for (const socket of [inbound, outbound]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    inbound.pipe(outbound).pipe(inbound);
  });
  await new Promise<void>(resolve =>
    server.listen(0, '127.0.0.1', () => resolve()),
  );
  return {
    port: (server.address() as AddressInfo).port,
    async cut() {
      sockets.forEach(socket => socket.destroy());
      await new Promise(resolve => server.close(resolve));
    },
  };
}
