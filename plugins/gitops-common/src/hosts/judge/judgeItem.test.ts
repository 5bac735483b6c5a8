import { maskedValue } from '../../model/drift';
import { HostFacts, HostItem } from '../../model/host';
import {
  factsOf,
  item,
  now,
  staleAfterMs,
} from '../__testUtils__/hostFixtures';
import { judgeHost } from './judgeHost';

function judge(declared: HostItem, facts: HostFacts) {
  const { drift, unchecked, sync } = judgeHost({
    items: [declared],
    problems: [],
    reading: { facts },
    now,
    staleAfterMs,
  });
  return { drift, unchecked, sync };
}

const nginx = (expected: HostItem['expected']) =>
  item('package', 'nginx', expected);
const conf = (expected: HostItem['expected']) =>
  item('file', '/etc/app.conf', expected);

const inSync: Array<[string, HostItem, HostFacts]> = [
  [
    'a package of the declared version',
    nginx({ installed: true, versions: ['1.2'] }),
    factsOf({ package: { nginx: { installed: true, versions: ['1.2'] } } }),
  ],
  [
    'a kernel beside others',
    nginx({ versions: ['6.1'] }),
    factsOf({ package: { nginx: { versions: ['6.1', '6.2'] } } }),
  ],
  [
    'a package that must not be there, in a complete list without it',
    nginx({ installed: false }),
    factsOf({ package: {} }, { complete: ['package'] }),
  ],
  [
    'a package that may be absent and is, whatever else is declared',
    nginx({ installed: { or: [true, false] }, versions: ['1.2'] }),
    factsOf({ package: { nginx: { installed: false } } }),
  ],
  [
    'a mode with another number of zeros',
    conf({ mode: '644' }),
    factsOf({ file: { '/etc/app.conf': { exists: true, mode: '0644' } } }),
  ],
  [
    'a mode by a matcher',
    conf({ mode: { 'have-prefix': '06' } }),
    factsOf({ file: { '/etc/app.conf': { exists: true, mode: '0644' } } }),
  ],
  [
    'nothing expected of what was not read',
    conf({ exists: true, contents: [] }),
    factsOf({ file: { '/etc/app.conf': { exists: true } } }),
  ],
  [
    'a link',
    conf({ filetype: 'symlink', 'linked-to': '/etc/b' }),
    factsOf({
      file: { '/etc/app.conf': { filetype: 'symlink', 'linked-to': '/etc/b' } },
    }),
  ],
  [
    'a service that has no unit and must not run',
    item('service', 'telnet', { running: false, enabled: false }),
    factsOf({ service: {} }, { complete: ['service'] }),
  ],
  [
    'a service that has no unit, as a reader says itself',
    item('service', 'telnet', { running: false }),
    factsOf({ service: { telnet: { exists: false } } }),
  ],
  [
    'a user in some groups',
    item('user', 'app', { uid: 33, groups: ['adm'] }),
    factsOf({
      user: { app: { exists: true, uid: '33', groups: ['x', 'adm'] } },
    }),
  ],
  [
    'a port that must be closed',
    item('port', 'tcp:23', { listening: false }),
    factsOf({ port: {} }, { complete: ['port'] }),
  ],
  [
    'output with another newline at its end',
    item('command', 'uname -s', { 'exit-status': 0, stdout: 'Linux\n' }),
    factsOf({ command: { 'uname -s': { 'exit-status': 0, stdout: 'Linux' } } }),
  ],
  [
    'output that a reader gives as lines',
    item('command', 'x', { stdout: ['/^b$/', '!c'] }),
    factsOf({ command: { x: { stdout: ['a', 'b'] } } }),
  ],
  [
    'a mount that is not full',
    item('mount', '/', { exists: true, usage: { lt: 95 }, opts: ['rw'] }),
    factsOf({ mount: { '/': { exists: true, usage: 40, opts: ['rw', 'x'] } } }),
  ],
  [
    'a kernel parameter as a number',
    item('kernel-param', 'net.core.somaxconn', { value: { ge: 128 } }),
    factsOf({ 'kernel-param': { 'net.core.somaxconn': { value: '4096' } } }),
  ],
];

const drifted: Array<[string, HostItem, HostFacts, unknown]> = [
  [
    'another version',
    nginx({ installed: true, versions: ['1.2'] }),
    factsOf({ package: { nginx: { installed: true, versions: ['1.1'] } } }),
    {
      path: 'package[nginx].versions',
      op: 'change',
      desired: ['1.2'],
      live: ['1.1'],
    },
  ],
  [
    'an older version than a matcher wants',
    nginx({ versions: { ge: '1.10' } }),
    factsOf(
      { package: { nginx: { versions: ['1.9-1'] } } },
      { packageManager: 'dpkg' },
    ),
    {
      path: 'package[nginx].versions',
      op: 'change',
      desired: { ge: '1.10' },
      live: ['1.9-1'],
    },
  ],
  [
    'a package that is not there',
    nginx({ installed: true, versions: ['1.2'] }),
    factsOf({ package: { nginx: { installed: false } } }),
    {
      path: 'package[nginx]',
      op: 'add',
      desired: { installed: true, versions: ['1.2'] },
    },
  ],
  [
    'a file that is not there, without a word about existence',
    conf({ mode: '0644' }),
    factsOf({ file: {} }, { complete: ['file'] }),
    { path: 'file[/etc/app.conf]', op: 'add', desired: { mode: '0644' } },
  ],
  [
    'a package that must not be there',
    nginx({ installed: false, versions: ['1.2'] }),
    factsOf({ package: { nginx: { installed: true, versions: ['1.1'] } } }),
    { path: 'package[nginx].installed', op: 'remove', live: true },
  ],
  [
    'a file that must not be there, of which only the mode was read',
    conf({ exists: false }),
    factsOf({ file: { '/etc/app.conf': { mode: '0644' } } }),
    { path: 'file[/etc/app.conf].exists', op: 'remove', live: true },
  ],
  [
    'a port that must be closed',
    item('port', 'tcp:23', { listening: false }),
    factsOf({ port: { 'tcp:23': { listening: true } } }),
    { path: 'port[tcp:23].listening', op: 'remove', live: true },
  ],
  [
    'a port on another address',
    item('port', 'tcp:22', { listening: true, ip: ['0.0.0.0'] }),
    factsOf({ port: { 'tcp:22': { listening: true, ip: ['127.0.0.1'] } } }),
    {
      path: 'port[tcp:22].ip',
      op: 'change',
      desired: ['0.0.0.0'],
      live: ['127.0.0.1'],
    },
  ],
  [
    'a service that is stopped',
    item('service', 'ssh', { running: true }),
    factsOf({ service: { ssh: { running: false } } }),
    { path: 'service[ssh].running', op: 'change', desired: true, live: false },
  ],
  [
    'a service without a unit',
    item('service', 'ssh', { enabled: false, running: true }),
    factsOf({ service: {} }, { complete: ['service'] }),
    {
      path: 'service[ssh]',
      op: 'add',
      desired: { enabled: false, running: true },
    },
  ],
  [
    'content, with the time of the content',
    conf({ sha256: 'aa' }),
    factsOf({
      file: {
        '/etc/app.conf': {
          sha256: 'bb',
          mtime: '2026-11-20T10:00:00Z',
          ctime: '2026-11-21T10:00:00Z',
        },
      },
    }),
    {
      path: 'file[/etc/app.conf].sha256',
      op: 'change',
      desired: 'aa',
      live: 'bb',
      by: { time: '2026-11-20T10:00:00.000Z' },
    },
  ],
  [
    'an owner, with the time of the inode',
    conf({ owner: 'root' }),
    factsOf({
      file: {
        '/etc/app.conf': {
          owner: 'app',
          mtime: '2026-11-20T10:00:00Z',
          ctime: '2026-11-21T10:00:00Z',
        },
      },
    }),
    {
      path: 'file[/etc/app.conf].owner',
      op: 'change',
      desired: 'root',
      live: 'app',
      by: { time: '2026-11-21T10:00:00.000Z' },
    },
  ],
  [
    'an owner, without a time that is none',
    conf({ owner: 'root' }),
    factsOf({
      file: { '/etc/app.conf': { owner: 'app', ctime: 'yesterday' } },
    }),
    {
      path: 'file[/etc/app.conf].owner',
      op: 'change',
      desired: 'root',
      live: 'app',
    },
  ],
  [
    'the patterns that were not found, and nothing of the file',
    conf({ contents: ['listen', 'workers = 16', '!password'] }),
    factsOf({
      file: { '/etc/app.conf': { contents: 'listen\npassword = s3cret' } },
    }),
    {
      path: 'file[/etc/app.conf].contents',
      op: 'change',
      desired: ['workers = 16', '!password'],
    },
  ],
  [
    'a whole text, and nothing of what was printed',
    item('command', 'cat', { stdout: 'a' }),
    factsOf({ command: { cat: { stdout: 's3cret' } } }),
    { path: 'command[cat].stdout', op: 'change', desired: 'a' },
  ],
  [
    'headers, which may hold cookies',
    item('http', 'http://a', { status: 200, headers: ['Server: b'] }),
    factsOf({
      http: { 'http://a': { status: 200, headers: ['Set-Cookie: s3cret'] } },
    }),
    { path: 'http[http://a].headers', op: 'change', desired: ['Server: b'] },
  ],
  [
    'a password, of which nothing is told',
    item('user', 'app', { password: 's3cret' }),
    factsOf({ user: { app: { exists: true, password: 's3cret2' } } }),
    {
      path: 'user[app].password',
      op: 'change',
      desired: maskedValue,
      live: maskedValue,
    },
  ],
  [
    'a user with a password who is not there',
    item('user', 'app', { exists: true, password: 's3cret' }),
    factsOf({ user: { app: { exists: false } } }),
    {
      path: 'user[app]',
      op: 'add',
      desired: { exists: true, password: maskedValue },
    },
  ],
  [
    'a number that is none',
    item('kernel-param', 'a', { value: { gt: 1 } }),
    factsOf({ 'kernel-param': { a: { value: 'none' } } }),
    {
      path: 'kernel-param[a].value',
      op: 'change',
      desired: { gt: 1 },
      live: 'none',
    },
  ],
];

const open: Array<[string, HostItem, HostFacts, unknown]> = [
  [
    'a kind that nobody listed',
    nginx({ installed: true }),
    factsOf({}),
    { path: 'package[nginx]', reason: 'not gathered' },
  ],
  [
    'a thing that is in no complete list',
    conf({ exists: false }),
    factsOf({ file: {} }),
    { path: 'file[/etc/app.conf]', reason: 'not gathered' },
  ],
  [
    'a thing that could not be looked at',
    item('command', 'id', { 'exit-status': 0 }),
    factsOf({
      command: {
        id: {
          cause: { code: 'not-allowed', message: 'commands are not allowed' },
        },
      },
    }),
    { path: 'command[id]', reason: 'commands are not allowed' },
  ],
  [
    'a property that was not gathered',
    conf({ exists: true, sha256: 'aa' }),
    factsOf({ file: { '/etc/app.conf': { exists: true } } }),
    { path: 'file[/etc/app.conf].sha256', reason: 'not gathered' },
  ],
  [
    'an existence of which nothing tells',
    conf({ exists: true }),
    factsOf({ file: { '/etc/app.conf': {} } }),
    { path: 'file[/etc/app.conf].exists', reason: 'not gathered' },
  ],
  [
    'a matcher that is not known',
    conf({ exists: true, size: { gjson: {} } }),
    factsOf({ file: { '/etc/app.conf': { exists: true, size: 1 } } }),
    {
      path: 'file[/etc/app.conf].size',
      reason: 'the matcher gjson is not known',
    },
  ],
  [
    'a matcher that is not known, about a thing that is absent',
    conf({ exists: { gjson: {} } }),
    factsOf({ file: { '/etc/app.conf': { exists: false } } }),
    { path: 'file[/etc/app.conf]', reason: 'the matcher gjson is not known' },
  ],
  [
    'a matcher that is not known, about a thing that is there',
    conf({ exists: { gjson: {} } }),
    factsOf({ file: { '/etc/app.conf': { exists: true } } }),
    {
      path: 'file[/etc/app.conf].exists',
      reason: 'the matcher gjson is not known',
    },
  ],
  [
    'versions of a host that does not say how it orders them',
    nginx({ versions: { ge: '1.2' } }),
    factsOf({ package: { nginx: { versions: ['1.3'] } } }),
    {
      path: 'package[nginx].versions',
      reason: 'how versions are ordered is not known: no package manager',
    },
  ],
  [
    'output that is no text',
    item('command', 'id', { stdout: ['a'] }),
    factsOf({ command: { id: { stdout: { a: 1 } } } }),
    { path: 'command[id].stdout', reason: 'what was gathered is no text' },
  ],
  [
    'a property that every object inherits',
    conf({ exists: true, constructor: 'x' }),
    factsOf({ file: { '/etc/app.conf': { exists: true } } }),
    { path: 'file[/etc/app.conf].constructor', reason: 'not gathered' },
  ],
];

describe('judgeItem', () => {
  it.each(inSync)('is content with %s', (_, declared, facts) => {
    expect(judge(declared, facts)).toEqual({
      sync: 'in-sync',
      drift: [],
      unchecked: [],
    });
  });

  it.each(drifted)('finds %s', (_, declared, facts, expected) => {
    expect(judge(declared, facts)).toEqual({
      sync: 'drifted',
      drift: [expected],
      unchecked: [],
    });
  });

  it.each(open)('does not judge %s', (_, declared, facts, expected) => {
    expect(judge(declared, facts)).toEqual({
      sync: 'unknown',
      drift: [],
      unchecked: [expected],
    });
  });

  it('tells no word of what a host printed, whatever is declared', () => {
    const secret = 's3cret';
    const properties = {
      contents: secret,
      contains: secret,
      stdout: secret,
      stderr: secret,
      body: secret,
      headers: secret,
    };
    for (const [kind, names] of [
      ['file', ['contents', 'contains']],
      ['command', ['stdout', 'stderr']],
      ['http', ['body', 'headers']],
    ] as const) {
      for (const name of names) {
        for (const expected of ['a', ['a'], { not: { 'have-len': 6 } }, 7]) {
          const found = judge(
            item(kind, 'x', { [name]: expected }),
            factsOf({ [kind]: { x: properties } }),
          );
          expect(found.sync).toBe('drifted');
          expect(JSON.stringify(found)).not.toContain(secret);
        }
      }
    }
  });
});

it('takes no time for output that is full of newlines', () => {
  const stdout = `${'\n'.repeat(256 * 1024)}x`;
  const verdict = judge(
    item('command', 'x', { stdout: 'y' }),
    factsOf({ command: { x: { stdout } } }),
  );
  expect(verdict).toMatchObject({ sync: 'drifted' });
});
