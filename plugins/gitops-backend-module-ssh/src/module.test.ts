import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  gitopsHostsExtensionPoint,
  HostReader,
  InventoryReader,
} from '@oneroof/plugin-gitops-node';
import gitopsModuleSsh from './index';

async function start(gitops: object) {
  const inventoryReaders: InventoryReader[] = [];
  const hostReaders: HostReader[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        gitopsHostsExtensionPoint,
        {
          addInventoryReader: (reader: InventoryReader) =>
            inventoryReaders.push(reader),
          addHostReader: (reader: HostReader) => hostReaders.push(reader),
        },
      ],
    ],
    features: [
      gitopsModuleSsh,
      mockServices.rootConfig.factory({ data: { gitops } }),
    ],
  });
  await backend.stop();
  return { inventoryReaders, hostReaders };
}

const ssh = {
  user: 'oneroof',
  privateKey: '-----BEGIN OPENSSH PRIVATE KEY-----',
  knownHosts: { path: '/etc/oneroof/known_hosts' },
};

describe('gitopsModuleSsh', () => {
  it('adds its readers, without any configuration', async () => {
    const { inventoryReaders, hostReaders } = await start({});
    expect(inventoryReaders).toMatchObject([{ type: 'ssh', inventories: [] }]);
    expect(hostReaders).toMatchObject([{ type: 'ssh', inventories: [] }]);
  });

  it('lists the hosts only of inventories that no other adapter lists', async () => {
    const { inventoryReaders, hostReaders } = await start({
      inventories: [
        { name: 'own', ssh: { ...ssh, hosts: [{ name: 'web-1' }] } },
        { name: 'both', ssh, ansible: { inventory: { path: '/hosts' } } },
        { name: 'other', ansible: { inventory: { path: '/hosts' } } },
      ],
    });
    expect(inventoryReaders[0].inventories).toEqual([{ name: 'own' }]);
    expect(hostReaders[0].inventories.map(({ name }) => name)).toEqual([
      'own',
      'both',
    ]);
  });

  it('does not start with a configuration that it does not understand', async () => {
    const inventories = [{ name: 'own', ssh: { ...ssh, allow: true } }];
    await expect(start({ inventories })).rejects.toThrow(
      'gitops.inventories[0].ssh',
    );
  });
});
