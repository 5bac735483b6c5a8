import { HostFacts } from '../../model/host';
import { judgeHost } from './judgeHost';

it('tells why a property was not looked at, and judges the others', () => {
  const facts: HostFacts = {
    observedAt: '2026-11-21T12:00:00Z',
    things: {
      file: {
        complete: false,
        byKey: new Map([
          [
            '/etc/shadow',
            {
              properties: { exists: true, mode: '0644' },
              causes: {
                sha256: {
                  code: 'forbidden',
                  message: 'cannot read /etc/shadow as oneroof',
                },
              },
            },
          ],
        ]),
      },
    },
  };
  const expected = { mode: '0640', sha256: 'ab', size: 1 };

  const verdict = judgeHost({
    items: [{ kind: 'file', key: '/etc/shadow', expected, settings: {} }],
    problems: [],
    reading: { facts },
    now: new Date('2026-11-21T12:00:00Z'),
    staleAfterMs: 60_000,
  });

  expect(verdict).toMatchObject({
    sync: 'drifted',
    drift: [{ path: 'file[/etc/shadow].mode', live: '0644' }],
    unchecked: [
      {
        path: 'file[/etc/shadow].sha256',
        reason: 'cannot read /etc/shadow as oneroof',
      },
      { path: 'file[/etc/shadow].size', reason: 'not gathered' },
    ],
  });
});
