import fc from 'fast-check';
import { DriftItem } from '../../model/drift';
import { differenceIdOf, groupDifferences } from './groupDifferences';

const change = (path: string, live = 'x'): DriftItem => ({
  path,
  op: 'change',
  live,
});
const on = (host: string, ...drift: DriftItem[]) => ({
  host,
  verdict: { drift },
});

describe('groupDifferences', () => {
  it('groups hosts by what differs, whatever the values, the most hosts first', () => {
    const groups = groupDifferences([
      on('c', change('file[/a].mode', '1'), change('service[x].running')),
      on('b', change('file[/a].mode', '2')),
      on('a', change('file[/a].mode', '3')),
      on('d'),
      on('e', { path: 'file[/a].mode', op: 'add' }),
    ]);
    expect(groups).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{12}$/),
        items: [change('file[/a].mode', '3')],
        count: 2,
        hosts: ['a', 'b'],
      },
      expect.objectContaining({ count: 1 }),
      expect.objectContaining({ count: 1 }),
    ]);
    expect(new Set(groups.map(({ id }) => id)).size).toBe(3);
    expect(groups.flatMap(({ hosts }) => hosts).sort()).toEqual([
      'a',
      'b',
      'c',
      'e',
    ]);
  });

  it('gives a group the id that its hosts have', () => {
    const drift = [change('b'), change('a')];
    const [group] = groupDifferences([on('h', ...drift)]);
    expect(differenceIdOf({ drift: drift.toReversed() })).toBe(group.id);
    expect(differenceIdOf({ drift: [] })).toBeUndefined();
  });

  it('tells paths apart that look alike when they are joined', () => {
    expect(differenceIdOf({ drift: [change('a'), change('b')] })).not.toBe(
      differenceIdOf({ drift: [change('a", "change b')] }),
    );
  });

  it('says the same whatever the order of the hosts', () => {
    const hosts = Array.from({ length: 60 }, (_, i) =>
      on(`h${i}`, change(`file[/${i % 7}].mode`, `${i}`)),
    );
    const expected = groupDifferences(hosts);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(hosts, { minLength: hosts.length }),
        shuffled => {
          expect(groupDifferences(shuffled)).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('caps groups, names and items', () => {
    const many = Array.from({ length: 100 }, (_, i) => change(`p${i}`));
    const hosts = [
      ...Array.from({ length: 100 }, (_, i) => on(`x${i}`, change(`q${i}`))),
      ...Array.from({ length: 100 }, (_, i) =>
        on(`h${String(i).padStart(2, '0')}`, ...many),
      ),
    ];
    const groups = groupDifferences(hosts);
    expect(groups).toHaveLength(50);
    expect(groups[0]).toMatchObject({ count: 100 });
    expect(groups[0].items).toHaveLength(20);
    expect(groups[0].hosts).toHaveLength(20);
    expect(groups[0].hosts[0]).toBe('h00');
  });
});
