import {
  onlyAt,
  pointerTo,
  prefixOf,
  valueAt,
  withoutValue,
  withValue,
} from './FieldPath';

const document = {
  metadata: { labels: { 'a.b/c': 'odd', plain: 'x' } },
  spec: {
    ports: [
      { port: 53, protocol: 'UDP', name: 'udp' },
      { port: 53, name: 'tcp' },
    ],
    tags: ['a', 'b'],
    args: ['one', 'two'],
  },
};

describe('paths of the samples', () => {
  it.each([
    { path: '.metadata.labels["a.b/c"]', value: 'odd', pointer: 'a.b~1c' },
    { path: '.spec.ports[port=53,protocol="TCP"].name', value: 'tcp' },
    { path: '.spec.ports[port=53,protocol="UDP"].name', value: 'udp' },
    { path: '.spec.tags[="b"]', value: 'b', pointer: '/spec/tags/1' },
    { path: '.spec.args[0]', value: 'one', pointer: '/spec/args/0' },
    { path: '.metadata.labels.toString', value: undefined },
    { path: '.spec.nothing.there', value: undefined },
    { path: '.spec.tags[="c"]', value: undefined, pointer: '/spec/tags/-' },
  ])('lead to $value at $path', ({ path, value, pointer = '' }) => {
    expect(valueAt(document, path)).toBe(value);
    expect(pointerTo(document, path)).toContain(pointer);
  });

  it.each([
    '.metadata.labels["a.b/c"]',
    '.metadata.labels.more',
    '.spec.ports[port=53,protocol="TCP"].name',
    '.spec.args[1]',
    '.spec.tags[="new"]',
  ])('set and take away what stands at %s', path => {
    const changed = withValue(document, path, 'new');

    expect(valueAt(changed, path)).toBe('new');
    expect(valueAt(withoutValue(changed, path), path)).toBeUndefined();
    expect(valueAt(document, path)).not.toBe('new');
  });

  it.each([
    {
      path: '.spec.ports[port=53,protocol="UDP"].name',
      wholeLists: false,
      only: { spec: { ports: [{ port: 53, protocol: 'UDP', name: 'udp' }] } },
    },
    {
      path: '.spec.ports[port=53,protocol="UDP"].name',
      wholeLists: true,
      only: { spec: { ports: document.spec.ports } },
    },
    {
      path: '.spec.args[1]',
      wholeLists: false,
      only: { spec: { args: ['one', 'two'] } },
    },
  ])(
    'cut out $path, whole lists: $wholeLists',
    ({ path, wholeLists, only }) => {
      expect(onlyAt(document, path, { wholeLists })).toEqual(only);
    },
  );

  it('are cut after so many steps', () => {
    const path = '.spec.ports[port=53,protocol="UDP"].name["x]"]';

    expect([1, 3, 5].map(steps => prefixOf(path, steps))).toEqual([
      '.spec',
      '.spec.ports[port=53,protocol="UDP"]',
      path,
    ]);
  });

  it('say that they are none', () => {
    expect(() => valueAt(document, 'spec')).toThrow('Not a path: spec');
  });
});
