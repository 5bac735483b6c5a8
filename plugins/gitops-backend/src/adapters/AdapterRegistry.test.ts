import { AdapterRegistry } from './AdapterRegistry';

describe('AdapterRegistry', () => {
  it('finds adapters by type, and refuses a second one', () => {
    const registry = new AdapterRegistry<{ type: string; id: number }>(
      'renderer',
    );
    registry.add({ type: 'plain', id: 1 });
    expect(() => registry.add({ type: 'plain', id: 2 })).toThrow(
      'A renderer of type "plain" is installed already',
    );
    expect(registry.get('plain')).toEqual({ type: 'plain', id: 1 });
    expect(registry.list()).toHaveLength(1);
  });

  it('takes nothing after the start', () => {
    const registry = new AdapterRegistry('renderer');
    registry.freeze();
    expect(() => registry.add({ type: 'late' })).toThrow(/after .* started/);
  });
});
