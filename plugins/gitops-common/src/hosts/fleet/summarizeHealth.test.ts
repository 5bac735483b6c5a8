import { Health } from '../../model/health';
import { summarizeHealth } from './summarizeHealth';

const down: Health = {
  status: 'degraded',
  reason: 'service nginx is not running',
};
const full: Health = { status: 'degraded', reason: '/var is 97 % full' };
const reboot: Health = { status: 'progressing', reason: 'a reboot is needed' };
const lost: Health = { status: 'unknown', reason: 'no route' };
const well: Health = { status: 'healthy' };

const hosts = (...healths: Health[]) =>
  healths.map((health, i) => ({ host: `pay-${i}`, health }));

describe('summarizeHealth', () => {
  it.each<[string, Health[], unknown]>([
    ['no host', [], { status: 'healthy' }],
    ['all are well', [well, well], { status: 'healthy' }],
    [
      'some are not',
      [well, down, down],
      {
        status: 'degraded',
        reason: '2 of 3 hosts: service nginx is not running (pay-1, pay-2)',
      },
    ],
    [
      'many are not',
      [down, well, down, down],
      {
        status: 'degraded',
        reason: '3 of 4 hosts: service nginx is not running (pay-0, pay-2, …)',
      },
    ],
    [
      'some for other reasons',
      [full, down, down, lost],
      {
        status: 'degraded',
        reason:
          '2 of 4 hosts: service nginx is not running (pay-1, pay-2); 1 more for other reasons',
      },
    ],
    [
      'known-bad before unknown before on its way',
      [reboot, lost, well],
      { status: 'unknown', reason: '1 of 3 hosts: no route (pay-1)' },
    ],
    ['a single host', [reboot], reboot],
    [
      'a reason that is missing',
      [{ status: 'unknown' }, well],
      { status: 'unknown', reason: '1 of 2 hosts: unknown (pay-0)' },
    ],
  ])('%s', (_, healths, expected) => {
    expect(summarizeHealth(hosts(...healths))).toEqual(expected);
    expect(summarizeHealth(hosts(...healths).toReversed())).toEqual(expected);
  });
});
