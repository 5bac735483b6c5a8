import { HostQuestion, InventoryHost } from '@oneroof/plugin-gitops-common';
import { SshHostReader } from '@oneroof/plugin-gitops-backend-module-ssh/adapters';
import { startSshServer } from '@oneroof/plugin-gitops-node/testUtils';

/** What the manifest of the benchmark asks of a host. */
const questions: HostQuestion[] = [
  {
    kind: 'package',
    key: 'openssh-server',
    properties: ['installed', 'versions'],
    settings: {},
  },
  { kind: 'package', key: 'telnetd', properties: ['installed'], settings: {} },
  { kind: 'service', key: 'ssh', properties: ['running'], settings: {} },
  {
    kind: 'file',
    key: '/etc/passwd',
    properties: ['exists', 'mode', 'owner', 'group', 'sha256'],
    settings: {},
  },
  {
    kind: 'file',
    key: '/etc/cron.d/legacy-sync',
    properties: ['exists'],
    settings: {},
  },
  { kind: 'user', key: 'root', properties: ['exists', 'shell'], settings: {} },
  { kind: 'port', key: 'tcp:22', properties: ['listening'], settings: {} },
];

/**
 * Asks so many hosts at a time over real SSH: this machine, so that both ends share its processors.
 * Some are asked before that, so that nothing is compiled or loaded meanwhile.
 */
export async function probeOverSsh(
  count: number,
): Promise<{ milliseconds: number }> {
  // A server listens at 16 addresses at most, so hosts share them; each has a connection of its own nevertheless.
  const addresses = Array.from({ length: 16 }, (_, i) => `127.0.2.${i + 1}`);
  const server = await startSshServer({ addresses });
  try {
    const reader = new SshHostReader({
      program: '/usr/bin/ssh',
      inventories: [
        {
          name: 'bench',
          staleAfterMs: 3600_000,
          user: server.user,
          port: server.port,
          identity: { type: 'key', privateKey: server.privateKey },
          knownHosts: { type: 'text', text: server.knownHosts },
          algorithms: {},
          timeoutMs: 300_000,
          concurrency: count,
          allowCommands: false,
        },
      ],
    });
    const hosts: InventoryHost[] = Array.from(
      { length: count },
      (_, index) => ({
        name: `host-${index}`,
        groups: ['bench'],
        address: addresses[index % addresses.length],
        vars: {},
      }),
    );
    await ask(reader, hosts.slice(0, 5));
    const began = performance.now();
    await ask(reader, hosts);
    return { milliseconds: performance.now() - began };
  } finally {
    await server.stop();
  }
}

async function ask(
  reader: SshHostReader,
  hosts: readonly InventoryHost[],
): Promise<void> {
  const { signal } = new AbortController();
  const readings = await reader.read(
    {
      inventory: 'bench',
      hosts: hosts.map(host => ({ host, questions })),
      isRequested: false,
    },
    signal,
  );
  for (const [name, reading] of readings) {
    if ('cause' in reading) {
      throw new Error(`${name}: ${reading.cause.message}`);
    }
  }
}
