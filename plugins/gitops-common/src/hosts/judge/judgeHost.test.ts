import { HostItem, HostThings } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { judgeHost } from './judgeHost';

const now = new Date('2026-11-21T12:00:00Z');

function things(
  entries: Record<string, Record<string, JsonValue>>,
  complete = false,
): HostThings {
  return {
    complete,
    byKey: new Map(
      Object.entries(entries).map(([key, properties]) => [key, { properties }]),
    ),
  };
}

describe('judgeHost', () => {
  it('compares what is declared with what the host said', () => {
    const items: HostItem[] = [
      {
        kind: 'package',
        key: 'nginx',
        expected: { installed: true, versions: ['1.2'] },
        settings: {},
      },
      {
        kind: 'service',
        key: 'ssh',
        expected: { running: true },
        settings: {},
      },
      {
        kind: 'file',
        key: '/a',
        expected: { exists: true, mode: '0644' },
        settings: {},
      },
    ];
    expect(
      judgeHost({
        items,
        problems: [],
        now,
        staleAfterMs: 60_000,
        reading: {
          facts: {
            observedAt: '2026-11-21T11:59:30Z',
            things: {
              package: things({
                nginx: { installed: true, versions: ['1.1'] },
              }),
              service: things({ ssh: { running: false } }),
              file: things({}, true),
            },
          },
        },
      }),
    ).toEqual({
      sync: 'drifted',
      coverage: 1,
      unchecked: [],
      drift: [
        {
          path: 'file[/a]',
          op: 'add',
          desired: { exists: true, mode: '0644' },
        },
        {
          path: 'package[nginx].versions',
          op: 'change',
          desired: ['1.2'],
          live: ['1.1'],
        },
        {
          path: 'service[ssh].running',
          op: 'change',
          desired: true,
          live: false,
        },
      ],
    });
  });
});
