import { hostItemPath } from './hostItemPath';

describe('hostItemPath', () => {
  it.each([
    ['package', 'nginx', undefined, 'package[nginx]'],
    ['file', '/etc/app.conf', 'sha256', 'file[/etc/app.conf].sha256'],
    ['port', 'tcp:80', 'ip', 'port[tcp:80].ip'],
    [
      'command',
      'a\nb\u001b[31m',
      'stdout',
      'command[a\\u000ab\\u001b[31m].stdout',
    ],
  ] as const)('names %s %j', (kind, key, property, expected) => {
    expect(hostItemPath(kind, key, property)).toBe(expected);
  });

  it('cuts a long key, and keeps long keys apart', () => {
    const script = 'echo '.repeat(100);
    const a = hostItemPath('command', `${script}a`, 'stdout');
    const b = hostItemPath('command', `${script}b`, 'stdout');
    expect(a).toMatch(/^command\[echo .*…[0-9a-f]{8}\]\.stdout$/);
    expect(a.length).toBeLessThan(350);
    expect(a).not.toBe(b);
  });
});
