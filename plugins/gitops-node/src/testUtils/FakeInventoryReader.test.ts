import { FakeInventoryReader } from './FakeInventoryReader';
import { inventoryReaderContract, SampleHost } from './inventoryReaderContract';

describe('FakeInventoryReader', () => {
  inventoryReaderContract(async () => {
    const reader = new FakeInventoryReader({ inventories: [{ name: 'eu' }] });
    return {
      reader,
      request: () => ({ inventory: 'eu' }),
      write: async (hosts: SampleHost[]) =>
        reader.set(
          'eu',
          hosts.map(({ vars, ...host }) => ({
            ...host,
            groups: [...host.groups].sort(),
            vars: JSON.parse(JSON.stringify(vars ?? {})),
          })),
        ),
      damage: async () =>
        reader.fail('eu', { code: 'invalid', message: 'no JSON' }),
      hasVariables: true,
      listsAnyName: true,
    };
  });
});
