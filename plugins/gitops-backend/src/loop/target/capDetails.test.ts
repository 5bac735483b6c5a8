import {
  DriftItem,
  JsonValue,
  ResourceVerdict,
} from '@oneroof/plugin-gitops-common';
import { capDetails } from './capDetails';

const verdict = (more: Partial<ResourceVerdict>): ResourceVerdict => ({
  ref: { group: '', kind: 'ConfigMap', namespace: 'a', name: 'b' },
  apiVersion: 'v1',
  sync: 'drifted',
  drift: [],
  unmanaged: [],
  ignoredBy: [],
  warnings: [],
  ...more,
});

const change = (path: string, value: JsonValue): DriftItem => ({
  op: 'change',
  path,
  desired: value,
  live: value,
});

const many = <T>(count: number, item: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => item(index));

const huge = '<'.repeat(1024 * 1024);

describe('capDetails', () => {
  it('keeps what fits as it is', () => {
    const found = {
      drift: many(50, n => change(`.data.k${n}`, { deep: ['v'.repeat(50)] })),
      unmanaged: [{ path: '.spec.x', live: 12345678901234567890n }],
      ignoredBy: ['a rule'],
      warnings: [{ code: 'unknown-field' as const, message: 'no such field' }],
    };
    expect(capDetails(verdict(found))).toEqual(found);
  });

  it('shortens a value that is too long, and says by how much', () => {
    const { drift } = capDetails(verdict({ drift: [change('.data.a', huge)] }));
    expect(drift[0]).toMatchObject({
      path: '.data.a',
      desired: expect.stringMatching(/^"<{199} … \(1048578 characters\)$/),
    });
  });

  it('says how many differences it has left out', () => {
    const { drift, warnings } = capDetails(
      verdict({ drift: many(10_000, n => change(`.data.k${n}`, 'value')) }),
    );
    expect(drift.length).toBeGreaterThan(400);
    expect(warnings).toEqual([
      {
        code: 'not-all-listed',
        message: expect.stringContaining(`${10_000 - drift.length} more`),
      },
    ]);
  });

  it.each<[string, Partial<ResourceVerdict>]>([
    [
      'many long values',
      { drift: many(500, n => change(`.data.k${n}`, 'x'.repeat(8_000))) },
    ],
    [
      'letters of three bytes',
      { drift: many(500, n => change(`.data.k${n}`, '€'.repeat(2_700))) },
    ],
    [
      'letters that JSON escapes',
      { drift: many(500, n => change(`.data.k${n}`, '\u0001'.repeat(1_300))) },
    ],
    ['long paths', { drift: many(500, () => change(huge, 1)) }],
    [
      'additions',
      { unmanaged: many(9_000, n => ({ path: `.x${n}`, live: huge })) },
    ],
    ['rules', { ignoredBy: many(9_000, () => huge) }],
    [
      'warnings',
      {
        warnings: many(9_000, () => ({
          code: 'unknown-field' as const,
          message: huge,
        })),
      },
    ],
    [
      'all of it',
      {
        drift: many(500, n => change(`.data.k${n}`, '€'.repeat(2_700))),
        unmanaged: many(900, n => ({ path: `.x${n}`, live: '€'.repeat(900) })),
        ignoredBy: many(900, () => '€'.repeat(900)),
        warnings: many(900, () => ({
          code: 'unknown-field' as const,
          message: '€'.repeat(900),
        })),
      },
    ],
  ])('stays below 64 KiB with %s', (_, found) => {
    const json = JSON.stringify(capDetails(verdict(found)));
    expect(Buffer.byteLength(json)).toBeLessThan(64 * 1024);
  });
});
