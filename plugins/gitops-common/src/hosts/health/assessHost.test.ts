import { HostDisk, HostFacts, HostItem } from '../../model/host';
import {
  factsOf,
  item,
  now,
  staleAfterMs,
} from '../__testUtils__/hostFixtures';
import { assessHost } from './assessHost';

const assess = (items: HostItem[], facts: HostFacts) =>
  assessHost({ items, reading: { facts }, now, staleAfterMs });

const disk = (availableBytes: number, sizeBytes = 1000): HostDisk => ({
  mount: '/var',
  sizeBytes,
  availableBytes,
});

const nginx = item('service', 'nginx', { running: true });

describe('assessHost', () => {
  it.each<[string, HostItem[], HostFacts, string, string | undefined]>([
    ['a host that answers', [], factsOf({}), 'healthy', undefined],
    [
      'a service that runs, and a port that listens',
      [nginx, item('port', 'tcp:80', { listening: true })],
      factsOf({
        service: { nginx: { running: true } },
        port: { 'tcp:80': { listening: true } },
      }),
      'healthy',
      undefined,
    ],
    [
      'a service that is down',
      [nginx],
      factsOf({ service: { nginx: { running: false } } }),
      'degraded',
      'service nginx is not running',
    ],
    [
      'a service without a unit',
      [nginx],
      factsOf({ service: {} }, { complete: ['service'] }),
      'degraded',
      'service nginx is not running',
    ],
    [
      'a service that a reader calls absent',
      [nginx],
      factsOf({ service: { nginx: { exists: false } } }),
      'degraded',
      'service nginx is not running',
    ],
    [
      'a service that must not run, and does not',
      [item('service', 'telnet', { running: false })],
      factsOf({ service: { telnet: { running: false } } }),
      'healthy',
      undefined,
    ],
    [
      'a service that must not run, and does: drift, but nothing is ill',
      [item('service', 'telnet', { running: false })],
      factsOf({ service: { telnet: { running: true } } }),
      'healthy',
      undefined,
    ],
    [
      'a service of which nothing is known',
      [nginx],
      factsOf({}),
      'unknown',
      'whether service nginx works is not known',
    ],
    [
      'a closed port',
      [item('port', 'tcp:80', { listening: true })],
      factsOf({ port: {} }, { complete: ['port'] }),
      'degraded',
      'nothing listens on port tcp:80',
    ],
    [
      'a process that is gone',
      [item('process', 'java', { running: true })],
      factsOf({ process: { java: { running: false } } }),
      'degraded',
      'process java is not running',
    ],
    [
      'a failing command',
      [item('command', '/opt/check', { 'exit-status': 0 })],
      factsOf({ command: { '/opt/check': { 'exit-status': 2 } } }),
      'degraded',
      'command /opt/check ended with status 2',
    ],
    [
      'a command that may fail',
      [item('command', '/opt/check', { 'exit-status': { or: [0, 2] } })],
      factsOf({ command: { '/opt/check': { 'exit-status': 2 } } }),
      'healthy',
      undefined,
    ],
    [
      'a command that nobody may run',
      [item('command', '/opt/check', { 'exit-status': 0 })],
      factsOf({
        command: {
          '/opt/check': { cause: { code: 'not-allowed', message: 'no' } },
        },
      }),
      'healthy',
      undefined,
    ],
    [
      'an address that answers otherwise',
      [item('http', 'http://a/health', { status: 200 })],
      factsOf({ http: { 'http://a/health': { status: '503' } } }),
      'degraded',
      'http://a/health answered with status 503',
    ],
    [
      'an address that answers as declared, in another type',
      [item('http', 'http://a/health', { status: 200 })],
      factsOf({ http: { 'http://a/health': { status: '200' } } }),
      'healthy',
      undefined,
    ],
    [
      'a disk that is nearly full',
      [],
      factsOf({}, { disks: [disk(50)] }),
      'degraded',
      '/var is 95 % full',
    ],
    [
      'a disk that is not yet nearly full',
      [],
      factsOf({}, { disks: [disk(51), disk(0, 0), disk(NaN)] }),
      'healthy',
      undefined,
    ],
    [
      'a disk that is fuller than full',
      [],
      factsOf({}, { disks: [disk(-50)] }),
      'degraded',
      '/var is 100 % full',
    ],
    [
      'an update that waits',
      [],
      factsOf({}, { rebootRequired: true }),
      'progressing',
      'a reboot is needed to finish an update',
    ],
    [
      'the worst first',
      [nginx, item('service', 'ssh', { running: true })],
      factsOf(
        { service: { ssh: { running: false } } },
        { rebootRequired: true, disks: [disk(10)] },
      ),
      'degraded',
      'service ssh is not running, /var is 99 % full',
    ],
    [
      'many things at once',
      ['a', 'b', 'c', 'd'].map(key => item('service', key, { running: true })),
      factsOf({ service: {} }, { complete: ['service'] }),
      'degraded',
      'service a is not running, service b is not running, and 2 more',
    ],
    [
      'a name that is more than a name',
      [item('service', 'a\nb\u001b[2J', { running: true })],
      factsOf({ service: {} }, { complete: ['service'] }),
      'degraded',
      'service a b [2J is not running',
    ],
  ])('%s', (_, items, facts, status, reason) => {
    expect(assess(items, facts)).toEqual({
      status,
      ...(reason !== undefined && { reason }),
    });
  });

  it('is unknown with the reason where the host cannot be read', () => {
    expect(
      assessHost({
        items: [],
        reading: { cause: { code: 'unreachable', message: 'no route' } },
        now,
        staleAfterMs,
      }),
    ).toEqual({ status: 'unknown', reason: 'no route' });
  });

  it('is unknown once the facts are old', () => {
    const facts = factsOf({ service: { nginx: { running: false } } });
    expect(
      assessHost({ items: [nginx], reading: { facts }, now, staleAfterMs: 1 }),
    ).toEqual({
      status: 'unknown',
      reason: 'stale: its facts are older than 0 minutes',
    });
  });
});
