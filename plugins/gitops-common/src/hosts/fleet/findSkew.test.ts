import fc from 'fast-check';
import { HostFacts } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { factsOf, item } from '../__testUtils__/hostFixtures';
import { findSkew } from './findSkew';

const packages = (versions: Record<string, JsonValue>, complete = true) =>
  factsOf(
    {
      package: Object.fromEntries(
        Object.entries(versions).map(([name, version]) => [
          name,
          { installed: true, versions: [version].flat() },
        ]),
      ),
    },
    { complete: complete ? ['package'] : [] },
  );

const on = (host: string, facts: HostFacts) => ({
  host,
  facts,
  items: [],
});

describe('findSkew', () => {
  it('finds kernels, systems and architectures that differ', () => {
    const facts = (kernel: string) =>
      factsOf({}, { kernel, os: 'Debian 12', architecture: 'x86_64' });
    expect(
      findSkew([
        on('c', facts('6.1')),
        on('b', facts('6.2')),
        on('a', facts('6.1')),
        on('d', factsOf({})),
      ]),
    ).toEqual([
      {
        subject: 'kernel',
        values: [
          { value: '6.1', count: 2, hosts: ['a', 'c'] },
          { value: '6.2', count: 1, hosts: ['b'] },
        ],
      },
    ]);
  });

  it('finds packages of other versions, the fewest outliers first', () => {
    const old = { a: '1', b: '1', same: '1' };
    expect(
      findSkew([
        on('h1', packages(old)),
        on('h2', packages({ ...old, a: '2' })),
        on('h3', packages({ ...old, a: '2', b: '2' })),
        on('h4', packages(old)),
      ]),
    ).toEqual([
      {
        subject: 'package[b].version',
        values: [
          { value: '1', count: 3, hosts: ['h1', 'h2', 'h4'] },
          { value: '2', count: 1, hosts: ['h3'] },
        ],
      },
      {
        subject: 'package[a].version',
        values: [
          { value: '1', count: 2, hosts: ['h1', 'h4'] },
          { value: '2', count: 2, hosts: ['h2', 'h3'] },
        ],
      },
    ]);
  });

  it('leaves out packages whose versions are declared', () => {
    const hosts = [
      on('a', packages({ nginx: '1', jq: '1' })),
      on('b', packages({ nginx: '2', jq: '2' })),
    ];
    const items = [
      item('package', 'nginx', { installed: true, versions: ['2'] }),
      item('package', 'jq', { installed: true }),
    ];
    expect(
      findSkew(hosts.map(host => ({ ...host, items }))).map(
        ({ subject }) => subject,
      ),
    ).toEqual(['package[jq].version']);
  });

  it('tells of hosts that lack a package, where their list is complete', () => {
    const values = (facts: HostFacts) =>
      findSkew([
        on('a', packages({ jq: '1' })),
        on('b', packages({ jq: '1' })),
        on('c', facts),
      ]).flatMap(skew => skew.values.map(({ value, hosts }) => [value, hosts]));
    expect(values(packages({}))).toEqual([
      ['1', ['a', 'b']],
      ['absent', ['c']],
    ]);
    expect(values(factsOf({ package: { jq: { installed: false } } }))).toEqual([
      ['1', ['a', 'b']],
      ['absent', ['c']],
    ]);
    expect(values(packages({}, false))).toEqual([]);
    expect(values(factsOf({}))).toEqual([]);
  });

  it('does not take for absent what is not known', () => {
    const unknown = [
      factsOf(
        { package: { jq: { installed: true } } },
        { complete: ['package'] },
      ),
      factsOf(
        { package: { jq: { cause: { code: 'partial', message: 'half' } } } },
        { complete: ['package'] },
      ),
    ];
    for (const facts of unknown) {
      expect(
        findSkew([on('a', packages({ jq: '1' })), on('b', facts)]),
      ).toEqual([]);
    }
  });

  it('writes several versions of one package as one value', () => {
    expect(
      findSkew([
        on('a', packages({ kernel: ['6.2', '6.1'] })),
        on('b', packages({ kernel: ['6.1', '6.2'] })),
        on('c', packages({ kernel: '6.1' })),
      ])[0].values.map(({ value }) => value),
    ).toEqual(['6.1, 6.2', '6.1']);
  });

  it('counts facts that hosts share for each of them', () => {
    const shared = packages({ jq: '1', bash: '5' });
    const hosts = [
      ...Array.from({ length: 30 }, (_, i) => on(`h${i}`, shared)),
      on('odd', packages({ jq: '2', bash: '5' })),
    ];
    const [skew, ...others] = findSkew(hosts);
    expect(others).toEqual([]);
    expect(skew.values.map(({ value, count }) => [value, count])).toEqual([
      ['1', 30],
      ['2', 1],
    ]);
    expect(skew.values[0].hosts).toHaveLength(20);
    expect(skew.values[1].hosts).toEqual(['odd']);
  });

  it('ranks by hosts, not by lists that they share', () => {
    const shared = packages({ a: '1', b: '1' });
    const hosts = [
      ...Array.from({ length: 10 }, (_, i) => on(`s${i}`, shared)),
      ...Array.from({ length: 6 }, (_, i) =>
        on(`x${i}`, packages({ a: '2', b: '2' })),
      ),
      on('y', packages({ a: '1', b: '2' })),
    ];
    expect(findSkew(hosts).map(({ subject }) => subject)).toEqual([
      'package[a].version',
      'package[b].version',
    ]);
  });

  it('caps subjects, values and their length', () => {
    const hosts = Array.from({ length: 40 }, (_, i) =>
      on(
        `h${i}`,
        packages(
          Object.fromEntries(
            Array.from({ length: 70 }, (__, p) => [
              `p${p}`,
              `${i}${'x'.repeat(1000)}`,
            ]),
          ),
        ),
      ),
    );
    const skew = findSkew(hosts);
    expect(skew).toHaveLength(50);
    expect(skew[0].values).toHaveLength(20);
    expect(skew[0].values[0].value.length).toBeLessThan(200);
  });

  it('says the same whatever the order of the hosts', () => {
    const hosts = Array.from({ length: 30 }, (_, i) =>
      on(`h${i}`, packages({ a: `${i % 3}`, b: `${i % 2}`, c: '1' })),
    );
    const expected = findSkew(hosts);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(hosts, { minLength: hosts.length }),
        shuffled => {
          expect(findSkew(shuffled)).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });
});
