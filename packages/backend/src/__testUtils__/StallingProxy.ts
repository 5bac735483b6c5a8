import { once } from 'node:events';
import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';

/** A TCP proxy on loopback whose traffic can be held up, so that something can be caught in the middle. */
export class StallingProxy {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private stalled = false;
  private onHeldUp: (() => void) | undefined;

  private constructor(target: URL) {
    this.server = createServer(client => this.forward(client, target));
  }

  static async start(target: string): Promise<StallingProxy> {
    const proxy = new StallingProxy(new URL(target));
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Swallows what clients send from now on; resolves when a client has sent something. */
  async holdUp(): Promise<void> {
    this.stalled = true;
    await new Promise<void>(resolve => {
      this.onHeldUp = resolve;
    });
  }

  /** Lets new connections through again. What was held up is lost. */
  letGo(): void {
    this.stalled = false;
    this.sockets.forEach(socket => socket.destroy());
  }

  async stop(): Promise<void> {
    this.sockets.forEach(socket => socket.destroy());
    this.server.close();
    await once(this.server, 'close');
  }

  private forward(client: Socket, target: URL): void {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    }
    client.on('data', chunk => {
      if (this.stalled) {
        this.onHeldUp?.();
      } else {
        upstream.write(chunk);
      }
    });
    upstream.pipe(client);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ]) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  }
}
