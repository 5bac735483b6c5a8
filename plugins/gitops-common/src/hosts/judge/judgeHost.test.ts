import fc from 'fast-check';
import { Cause } from '../../model/cause';
import { HostItem, HostItemKind, HostReport } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { RenderProblem } from '../../model/snapshot';
import {
  factsOf,
  item,
  now,
  observedAt,
  staleAfterMs,
} from '../__testUtils__/hostFixtures';
import { HostJudgement, judgeHost } from './judgeHost';

const items = [
  item('package', 'jq', { installed: true }),
  item('file', '/a', { exists: true, mode: '0644' }),
];
const good = factsOf({
  package: { jq: { installed: true } },
  file: { '/a': { exists: true, mode: '0644' } },
});
const bad = factsOf({
  package: { jq: { installed: true } },
  file: { '/a': { exists: true, mode: '0600' } },
});
const unreachable: Cause = { code: 'unreachable', message: 'no route to a' };
const problem: RenderProblem = {
  code: 'invalid-desired',
  message: 'mode needs quotes',
  file: 'hosts/goss.yaml',
  line: 7,
};
const modeDrift = {
  path: 'file[/a].mode',
  op: 'change',
  desired: '0644',
  live: '0600',
};

function judge(judgement: Partial<HostJudgement>) {
  return judgeHost({
    items,
    problems: [],
    reading: { facts: good },
    now,
    staleAfterMs,
    ...judgement,
  });
}

const after = (ms: number) => new Date(Date.parse(observedAt) + ms);

function report(parts: Partial<HostReport>): HostReport {
  return { host: 'a', items: [], checked: 0, skipped: 0, ...parts };
}

describe('judgeHost', () => {
  it('says in-sync only where all was checked and holds', () => {
    expect(judge({})).toEqual({
      sync: 'in-sync',
      drift: [],
      unchecked: [],
      coverage: 1,
    });
  });

  it('says what differs', () => {
    expect(judge({ reading: { facts: bad } })).toEqual({
      sync: 'drifted',
      drift: [modeDrift],
      unchecked: [],
      coverage: 1,
    });
  });

  it('is unknown with the cause of a reading that failed', () => {
    expect(judge({ reading: { cause: unreachable } })).toEqual({
      sync: 'unknown',
      drift: [],
      unchecked: [],
      coverage: 0,
      cause: unreachable,
    });
  });

  it('counts things, and tells which could not be checked', () => {
    const facts = factsOf({
      package: { jq: { installed: true }, bash: { installed: true } },
      file: { '/a': { exists: true } },
    });
    const declared = [...items, item('package', 'bash', { installed: true })];
    expect(
      judge({
        items: [...declared, item('user', 'app', { exists: true })],
        reading: { facts },
      }),
    ).toEqual({
      sync: 'unknown',
      drift: [],
      unchecked: [
        { path: 'file[/a].mode', reason: 'not gathered' },
        { path: 'user[app]', reason: 'not gathered' },
      ],
      coverage: 0.5,
      cause: {
        code: 'partial',
        message:
          'partial: 2 of 4 declared things could not be checked: file[/a].mode: not gathered',
      },
    });
  });

  it('lets drift win over what is not known', () => {
    const verdict = judge({
      items: [...items, item('user', 'app', { exists: true })],
      reading: { facts: bad },
      problems: [problem],
    });
    expect(verdict).toEqual({
      sync: 'drifted',
      drift: [modeDrift],
      unchecked: [
        { path: 'hosts/goss.yaml:7', reason: 'mode needs quotes' },
        { path: 'user[app]', reason: 'not gathered' },
      ],
      coverage: 0.5,
    });
  });

  it('is unknown where a part of the manifest could not be made out', () => {
    expect(judge({ problems: [problem] })).toEqual({
      sync: 'unknown',
      drift: [],
      unchecked: [{ path: 'hosts/goss.yaml:7', reason: 'mode needs quotes' }],
      coverage: 2 / 3,
      cause: {
        code: 'invalid',
        message: 'invalid: hosts/goss.yaml:7: mode needs quotes',
      },
    });
  });

  it('is unknown where nothing is declared', () => {
    expect(judge({ items: [] })).toMatchObject({
      sync: 'unknown',
      coverage: 0,
      cause: { code: 'not-declared' },
    });
  });

  describe('by the age of the facts', () => {
    it.each([
      ['just in time', staleAfterMs],
      ['a little ahead', -4 * 60_000],
    ])('trusts facts that are %s', (_, age) => {
      const verdict = judge({ now: after(age) });
      expect(verdict.sync).toBe('in-sync');
      expect(verdict.cause).toBeUndefined();
    });

    it.each([
      ['too old', staleAfterMs + 1, 'older than 24 hours'],
      ['far ahead', -3 * 3_600_000, 'dated 3 hours ahead'],
    ])('does not trust facts that are %s', (_, age, words) => {
      expect(judge({ now: after(age) })).toMatchObject({
        sync: 'unknown',
        cause: { code: 'stale', message: expect.stringContaining(words) },
      });
    });

    it('does not trust facts without a time', () => {
      const facts = { ...good, observedAt: 'soon' };
      expect(judge({ reading: { facts } })).toMatchObject({
        sync: 'unknown',
        cause: { code: 'invalid' },
      });
    });

    it('keeps what was found, since it is certain', () => {
      expect(
        judge({ reading: { facts: bad }, now: after(staleAfterMs + 1) }),
      ).toMatchObject({ sync: 'drifted', drift: [modeDrift] });
    });
  });

  describe('with the report of a check run', () => {
    it('counts both', () => {
      expect(judge({ report: report({ checked: 3, skipped: 3 }) })).toEqual({
        sync: 'in-sync',
        drift: [],
        unchecked: [],
        coverage: 5 / 8,
      });
    });

    it('unites what differs by path, with our own values', () => {
      const verdict = judge({
        reading: { facts: bad },
        report: report({
          checked: 2,
          items: [
            { path: 'file[/a].mode', op: 'change' },
            { path: 'file[/b]', op: 'change', live: 'x'.repeat(1000) },
          ],
        }),
      });
      expect(verdict).toMatchObject({ sync: 'drifted', coverage: 1 });
      expect(verdict.drift).toEqual([
        modeDrift,
        { path: 'file[/b]', op: 'change', live: `${'x'.repeat(499)}…` },
      ]);
    });

    it.each([
      [
        'failed',
        report({ checked: 3, cause: { code: 'partial', message: 'failed' } }),
        'unknown',
      ],
      ['skipped everything', report({ skipped: 3 }), 'unknown'],
      ['checked something', report({ checked: 1, skipped: 3 }), 'in-sync'],
    ])('alone, where it %s', (_, found, sync) => {
      expect(judge({ items: [], report: found }).sync).toBe(sync);
    });

    it('is not kept as green where the host cannot be read', () => {
      expect(
        judge({
          reading: { cause: unreachable },
          report: report({ checked: 9 }),
        }),
      ).toMatchObject({ sync: 'unknown', cause: unreachable });
    });

    it('keeps what it found where the host cannot be read', () => {
      const drift = [{ path: 'file[/b]', op: 'change' as const }];
      expect(
        judge({
          reading: { cause: unreachable },
          report: report({ checked: 9, items: drift }),
        }),
      ).toMatchObject({ sync: 'drifted', drift });
    });
  });

  it('caps what it tells', () => {
    const many = Array.from({ length: 300 }, (_, i) =>
      item('file', `/${i}`, { owner: 'x'.repeat(1000) }),
    );
    const facts = factsOf({
      file: Object.fromEntries(
        many.map(({ key }) => [key, { owner: '😀'.repeat(400) }]),
      ),
    });
    const { drift } = judge({ items: many, reading: { facts } });
    expect(drift).toHaveLength(200);
    expect(drift[0]).toMatchObject({
      path: 'file[/0].owner',
      desired: `${'x'.repeat(499)}…`,
      live: `${'😀'.repeat(249)}…`,
    });
    const open = judge({ items: many, reading: { facts: factsOf({}) } });
    expect(open.unchecked).toHaveLength(200);
    expect(open.coverage).toBe(0);
  });

  it('says the same whatever the order of what is declared', () => {
    const declared: HostItem[] = [
      ...items,
      item('user', 'app', { exists: true }),
      item('file', '/b', { exists: true }),
      item('service', 'ssh', { running: true, enabled: true }),
    ];
    const facts = factsOf(
      { service: { ssh: { running: false, enabled: false } }, file: {} },
      { complete: ['file'] },
    );
    const expected = judge({ items: declared, reading: { facts } });
    fc.assert(
      fc.property(fc.shuffledSubarray(declared, { minLength: 5 }), shuffled => {
        expect(judge({ items: shuffled, reading: { facts } })).toEqual(
          expected,
        );
      }),
    );
  });

  it('never throws and never calls in-sync what nobody knows', () => {
    const anyName = fc.oneof(
      fc.constantFrom('__proto__', 'exists', 'mode', 'contents', 'installed'),
      fc.string({ maxLength: 5 }),
    );
    const anyMap = fc.dictionary(
      anyName.filter(name => name !== 'cause'),
      fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>,
    );
    fc.assert(
      fc.property(
        fc.constantFrom<HostItemKind>('file', 'package', 'service', 'command'),
        fc.array(anyMap, { minLength: 1, maxLength: 3 }),
        fc.array(anyMap, { maxLength: 3 }),
        (kind, expected, live) => {
          const verdict = judge({
            items: expected.map((map, i) => item(kind, `k${i}`, map)),
            reading: {
              facts: factsOf({
                [kind]: Object.fromEntries(
                  live.map((map, i) => [`k${i}`, map]),
                ),
              }),
            },
          });
          expect(verdict.sync === 'drifted').toBe(verdict.drift.length > 0);
          expect(verdict.sync === 'in-sync').toBe(
            verdict.drift.length + verdict.unchecked.length === 0,
          );
          expect(verdict.coverage < 1).toBe(verdict.unchecked.length > 0);
          expect(
            verdict.unchecked.length > 0 || live.length >= expected.length,
          ).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is in sync with itself, whatever the values', () => {
    const anyValue = fc.oneof(
      fc.string({ maxLength: 10 }),
      fc.boolean(),
      fc.integer(),
      fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 }),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 5 }), anyValue),
        properties => {
          const { sync } = judge({
            items: [item('kernel-param', 'k', properties)],
            reading: { facts: factsOf({ 'kernel-param': { k: properties } }) },
          });
          expect(sync).toBe('in-sync');
        },
      ),
    );
  });
});
