import { isInventoryAllowed } from './isInventoryAllowed';

describe('isInventoryAllowed', () => {
  it.each<[string, string, string[] | undefined, boolean]>([
    ['dc-eu', 'web', undefined, true],
    ['dc-eu', 'web', [], false],
    ['dc-eu', 'web', ['dc-eu'], true],
    ['dc-eu', 'all', ['dc-eu'], true],
    ['dc-eu', 'web', ['dc-*'], true],
    ['dc-eu', 'web', ['dc-us', 'dc-eu/web'], true],
    ['dc-eu', 'web-1', ['dc-eu/web'], false],
    ['dc-eu', 'web-1', ['dc-eu/web*'], true],
    ['dc-eu', 'all', ['dc-eu/web*'], false],
    ['dc-us', 'web', ['dc-eu/web'], false],
    ['dc-eu', 'web', ['dc/web'], false],
    // A group may hold a slash: it is no way into another inventory.
    ['dc-eu', 'x/web', ['dc-eu/web'], false],
    ['dc', 'eu/web', ['dc/e*'], true],
  ])('group of %s: %s under %j: %s', (inventory, group, patterns, expected) => {
    expect(isInventoryAllowed({ inventory, group }, patterns)).toBe(expected);
  });
});
