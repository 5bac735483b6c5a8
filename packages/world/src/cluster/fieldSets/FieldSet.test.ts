import { FieldSet } from './FieldSet';

const fields = {
  'f:data': { '.': {}, 'f:key': {} },
  'f:list': { 'k:{"name":"a"}': { '.': {}, 'f:name': {} } },
  'f:set': { 'v:"x"': {} },
};

describe('FieldSet', () => {
  it('reads and writes the form of managedFields', () => {
    expect(FieldSet.fromFieldsV1(fields).toFieldsV1()).toEqual(fields);
  });

  it('lists its paths', () => {
    expect([...FieldSet.fromFieldsV1(fields).paths()]).toEqual([
      ['f:data'],
      ['f:data', 'f:key'],
      ['f:list', 'k:{"name":"a"}'],
      ['f:list', 'k:{"name":"a"}', 'f:name'],
      ['f:set', 'v:"x"'],
    ]);
  });

  it.each([
    ['union', { 'f:a': {}, 'f:b': {}, 'f:c': { 'f:d': {} } }],
    ['difference', { 'f:a': {} }],
    ['intersection', { 'f:b': {} }],
  ] as const)('knows the %s', (operation, expected) => {
    const left = FieldSet.fromFieldsV1({ 'f:a': {}, 'f:b': {} });
    const right = FieldSet.fromFieldsV1({ 'f:b': {}, 'f:c': { 'f:d': {} } });

    expect(left[operation](right).toFieldsV1()).toEqual(expected);
  });

  it.each([
    [['f:data'], true, true],
    [['f:list'], false, true],
    [['f:list', 'k:{"name":"b"}'], false, false],
    [['f:data', 'f:key', 'f:deeper'], false, false],
  ])('tells whether it has or touches %j', (path, has, touches) => {
    const set = FieldSet.fromFieldsV1(fields);

    expect([set.has(path), set.touches(path)]).toEqual([has, touches]);
  });
});
