import { ConfigReader } from '@backstage/config';
import {
  inventoryReaderContract,
  SampleHost,
} from '@oneroof/plugin-gitops-node/testUtils';
import { readSshConfig } from '../config/readSshConfig';
import { SshInventoryReader } from './SshInventoryReader';

const privateKey = '-----BEGIN OPENSSH PRIVATE KEY-----';

function readerOf(hosts: SampleHost[]): SshInventoryReader {
  const ssh = {
    hosts: hosts.map(({ vars, ...host }) => host),
    user: 'oneroof',
    privateKey,
    knownHosts: { path: '/etc/oneroof/known_hosts' },
  };
  const config = { gitops: { inventories: [{ name: 'test', ssh }] } };
  return new SshInventoryReader(
    readSshConfig(new ConfigReader(config as any), {}),
  );
}

describe('SshInventoryReader', () => {
  inventoryReaderContract(async () => {
    // A portal reads its configuration once, so another inventory is another start.
    let reader = readerOf([{ name: 'web-1', groups: [] }]);
    return {
      get reader() {
        return reader;
      },
      request: () => ({ inventory: 'test' }),
      async write(hosts) {
        reader = readerOf(hosts);
      },
      hasVariables: false,
      listsAnyName: false,
    };
  });

  it('leaves inventories to others that it lists no hosts of', () => {
    const reader = new SshInventoryReader([
      {
        name: 'by-ansible',
        staleAfterMs: 1,
        user: 'a',
        port: 22,
        identity: { type: 'agent', socket: '/a' },
        knownHosts: { type: 'file', path: '/a' },
        algorithms: {},
        timeoutMs: 1,
        concurrency: 1,
        allowCommands: false,
      },
    ]);
    expect(reader.inventories).toEqual([]);
  });
});
