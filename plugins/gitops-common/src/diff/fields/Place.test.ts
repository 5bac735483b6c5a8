import { fieldPathText } from './FieldPath';
import { nameByKeys } from './listElements';
import { Place } from './Place';

const byName = { keys: ['name'], defaults: {} };
const env = [
  { name: 'A', value: '1' },
  { name: 'B', value: '2' },
];

function createPlace() {
  const provenance = {
    owners: jest.fn(() => []),
    lastApplied: jest.fn(() => ({ spec: { env } })),
    schema: undefined,
  };
  return { provenance, root: Place.root(provenance, undefined) };
}

function secondVariable(root: Place): Place {
  const [, element] = nameByKeys(env, byName)!;
  return root.ofKey('spec').ofKey('env').ofElement(element, { live: 1 });
}

describe('Place', () => {
  it('finds out nothing while nobody asks', () => {
    const { root, provenance } = createPlace();
    const place = secondVariable(root).ofKey('value');
    expect(place).toMatchObject({ field: 'value', parentField: 'env' });
    expect(provenance.owners).not.toHaveBeenCalled();
    expect(provenance.lastApplied).not.toHaveBeenCalled();
  });

  it('writes out its path', () => {
    const { root } = createPlace();
    const place = secondVariable(root)
      .ofKey('a.b/c')
      .ofPosition({ desired: 3 });
    expect(fieldPathText(place.path)).toBe('.spec.env[name="B"]["a.b/c"][3]');
    expect(root.path).toBeUndefined();
  });

  it('knows what the last apply declared of an item, wherever it stood there', () => {
    const { root } = createPlace();
    expect(secondVariable(root).ofKey('value').lastApplied).toBe('2');
    const [element] = nameByKeys([{ name: 'C' }], byName)!;
    expect(
      root.ofKey('spec').ofKey('env').ofElement(element, { live: 0 })
        .lastApplied,
    ).toBeUndefined();
  });
});
