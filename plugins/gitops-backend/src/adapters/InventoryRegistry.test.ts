import { InventoryAdapter, InventoryRegistry } from './InventoryRegistry';

const adapter = (type: string, ...names: string[]): InventoryAdapter => ({
  type,
  inventories: names.map(name => ({ name })),
});

describe('InventoryRegistry', () => {
  it('finds the adapter of an inventory', () => {
    const registry = new InventoryRegistry('host reader');
    const ssh = adapter('ssh', 'dc-eu', 'dc-us');
    registry.add(adapter('ansible', 'dc-asia'));
    registry.add(ssh);
    expect(registry.findFor('dc-us')).toEqual({
      adapter: ssh,
      inventory: { name: 'dc-us' },
    });
    expect(registry.findFor('dc')).toBeUndefined();
  });

  it.each<[string, InventoryAdapter, RegExp]>([
    [
      'a second owner of an inventory',
      adapter('ansible', 'dc-asia', 'dc-eu'),
      /"ssh" and "ansible" are both configured for inventory "dc-eu"/,
    ],
    ['a second one of a type', adapter('ssh', 'dc-us'), /"ssh" is installed/],
    ['a second one of a type and inventory', adapter('ssh', 'dc-eu'), /"ssh"/],
  ])('refuses %s, and keeps the first', (_, second, message) => {
    const registry = new InventoryRegistry('host reader');
    registry.add(adapter('ssh', 'dc-eu'));
    expect(() => registry.add(second)).toThrow(message);
    expect(registry.list()).toHaveLength(1);
    expect(registry.findFor('dc-asia')).toBeUndefined();
  });
});
