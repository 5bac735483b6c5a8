import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  gitopsHostsExtensionPoint,
  gitopsSyncersExtensionPoint,
  HostChecker,
  HostReader,
  InventoryReader,
  Syncer,
} from '@oneroof/plugin-gitops-node';
import gitopsModuleAnsible from './index';

// What holds programs here is tried out by starting some.
jest.setTimeout(60_000);

async function start(gitops: object) {
  const added: Array<InventoryReader | HostReader | HostChecker | Syncer> = [];
  const add = (adapter: (typeof added)[number]) => added.push(adapter);
  const backend = await startTestBackend({
    extensionPoints: [
      [
        gitopsHostsExtensionPoint,
        {
          addInventoryReader: add,
          addHostReader: add,
          addHostChecker: add,
        },
      ],
      [gitopsSyncersExtensionPoint, { addSyncer: add }],
    ],
    features: [
      gitopsModuleAnsible,
      mockServices.rootConfig.factory({ data: { gitops } }),
    ],
  });
  await backend.stop();
  return added.map(({ type, inventories }) => ({
    type,
    inventories: inventories.map(({ name }) => name),
  }));
}

describe('gitopsModuleAnsible', () => {
  it('adds readers, a checker and a syncer, without any configuration', async () => {
    const nothing = { type: 'ansible', inventories: [] };
    expect(await start({})).toEqual([nothing, nothing, nothing, nothing]);
  });

  it('gives each the inventories that are configured for it', async () => {
    const inventory = { path: '/etc/ansible/hosts' };
    const playbooks = { repositories: ['https://git.example/*'] };
    const added = await start({
      inventories: [
        { name: 'cached', ansible: { inventory, factCache: { path: '/x' } } },
        { name: 'gathered', ansible: { inventory, gather: {} } },
        { name: 'played', ansible: { inventory, playbooks } },
        { name: 'asked', ansible: { inventory }, ssh: {} },
        { name: 'others', ssh: {} },
      ],
    });

    expect(added.map(({ inventories }) => inventories)).toEqual([
      ['cached', 'gathered', 'played', 'asked'],
      ['cached', 'gathered'],
      ['played'],
      ['played'],
    ]);
  });

  it('does not start with a configuration that it does not understand', async () => {
    await expect(
      start({ inventories: [{ name: 'a', ansible: {} }] }),
    ).rejects.toThrow('gitops.inventories[0].ansible.inventory: is missing');
  });
});
