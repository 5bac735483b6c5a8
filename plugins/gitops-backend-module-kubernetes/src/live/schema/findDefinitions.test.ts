import { findDefinitions } from './findDefinitions';

describe('findDefinitions', () => {
  const definitions = {
    'a.B': { type: 'object', text: 'brackets } ] and "quotes\\" in texts \\' },
    C: { nested: [[{}], { d: [1, null, true] }], big: 1 },
    '': 'no schema',
  };

  it.each([
    ['v2', { swagger: '2.0', paths: { '/a': {} }, definitions }],
    ['v3', { components: { x: 1, schemas: definitions }, paths: {} }],
  ])('finds those of %s, however the text is laid out', async (_, document) => {
    for (const indent of [undefined, 2, '\t']) {
      const found = await findDefinitions(
        JSON.stringify(document, null, indent),
      );
      expect(found?.names).toEqual(Object.keys(definitions));
      expect(found?.names.map(name => found.get(name))).toEqual(
        Object.values(definitions),
      );
      expect(found?.get('D')).toBeUndefined();
      expect(found?.get('__proto__')).toBeUndefined();
    }
  });

  it('keeps integers that a double cannot hold', async () => {
    const found = await findDefinitions(
      '{"definitions":{"A":{"default":9007199254740993}}}',
    );
    expect(found?.get('A')).toEqual({ default: 9007199254740993n });
  });

  it.each([
    '',
    'null',
    '[]',
    '"definitions"',
    '{}',
    '{"definitions": []}',
    '{"definitions"}',
    '{"definitions": {"A": {}',
    '{"definitions": {"A": "',
    '{"definitions": {"A": {}}',
    '{"components": {"definitions": {}}}',
    '{definitions: {}}',
    `{"definitions": {${'"A": 1,'.repeat(200_000)}`,
  ])('takes nothing from %.40s', async text => {
    await expect(findDefinitions(text)).resolves.toBeUndefined();
  });

  it('takes what is broken for no definition, and the others as they are', async () => {
    const found = await findDefinitions(
      '{"definitions": {"A": {x}, "B": {"type": "object"}}}',
    );
    expect(found?.names).toEqual(['A', 'B']);
    expect(found?.get('A')).toBeUndefined();
    expect(found?.get('B')).toEqual({ type: 'object' });
  });

  it('caps the number of definitions', async () => {
    const many = Array.from({ length: 100_001 }, (_, i) => `"${i}":1`);
    await expect(
      findDefinitions(`{"definitions":{${many.join()}}}`),
    ).resolves.toBeUndefined();
  });

  it('lets others go on while it scans', async () => {
    const value = JSON.stringify('x'.repeat(1024 * 1024));
    const entries = Array.from({ length: 16 }, (_, i) => `"${i}":${value}`);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    });
    await findDefinitions(`{"definitions":{${entries.join()}}}`);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });
});
