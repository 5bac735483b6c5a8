import { ProbeAnswer, Section } from './ProbeAnswer';
import { readBaseFacts } from './readBaseFacts';

const read = (texts: Record<string, string>, restart?: number) => {
  const sections = new Map<string, Section>();
  for (const [name, text] of Object.entries(texts)) {
    sections.set(name, { text, status: 0 });
  }
  if (restart !== undefined) {
    sections.set('restart', { text: '', status: restart });
  }
  return readBaseFacts(
    new ProbeAnswer(sections, {
      host: 'a',
      account: 'b',
      missing: { code: 'partial', message: 'missing' },
    }),
  );
};

describe('readBaseFacts', () => {
  it('says nothing of what it was not told', () => {
    expect(read({})).toEqual({});
    expect(
      read({ uname: '', release: '', booted: 'x', packager: 'pacman' }, 90),
    ).toEqual({});
  });

  it.each([
    ['NAME="Rocky Linux"\nVERSION_ID="9.4"\n', 'Rocky Linux 9.4'],
    ['ID=alpine\nNAME=Alpine\nVERSION_ID=3.20.1', 'Alpine 3.20.1'],
    [`NAME='Arch'\n`, 'Arch'],
    [
      '/etc/redhat-release\nCentOS release 5.11 (Final)\n',
      'CentOS release 5.11 (Final)',
    ],
    ['/etc/debian_version\n3.1\n', 'Debian 3.1'],
    ['/etc/alpine-release\n2.7.9\n', 'Alpine Linux 2.7.9'],
    [`NAME=${'x'.repeat(500)}`, `${'x'.repeat(199)}…`],
  ])('knows the system of %j', (release, os) => {
    expect(read({ release })).toEqual({ os });
  });

  it.each([
    ['disks', `Filesystem\n${' '.repeat(256 * 1024)}`],
    ['disks', `Filesystem\n${'1 '.repeat(128 * 1024)}`],
    ['release', `NAME=x${' '.repeat(256 * 1024)}x`],
  ])('reads %s that are made to cost time', (name, text) => {
    // Patterns that look back take minutes for one.
    for (let count = 0; count < 10; count++) {
      expect(read({ [name]: text }).disks).toBeUndefined();
    }
  });

  it('knows kernel, architecture, package manager and start', () => {
    expect(
      read({
        uname: 'Linux 2.6.18-419.el5 x86_64\n',
        booted: '1700000000\n',
        packager: 'rpm',
      }),
    ).toEqual({
      kernel: '2.6.18-419.el5',
      architecture: 'x86_64',
      bootedAt: '2023-11-14T22:13:20.000Z',
      packageManager: 'rpm',
    });
  });

  it.each([
    [0, false],
    [1, true],
    [90, undefined],
    [124, undefined],
  ])('knows by %s whether a restart is needed', (status, rebootRequired) => {
    expect(read({}, status).rebootRequired).toBe(rebootRequired);
  });

  it('tells each disk once', () => {
    const disks = [
      'Filesystem         1024-blocks      Used Available Capacity Mounted on',
      '/dev/sda1             10255636   3284524   6430444      34% /',
      '/dev/mapper/vg-a b     2048000   2048000         0     100% /srv/my data',
      '/dev/sda1             10255636   3284524   6430444      34% /var/lib/docker',
      'none                         0         0         0       0% /empty',
      'nonsense',
    ].join('\n');
    expect(read({ disks }).disks).toEqual([
      { mount: '/', sizeBytes: 10501771264, availableBytes: 6584774656 },
      { mount: '/srv/my data', sizeBytes: 2097152000, availableBytes: 0 },
    ]);
  });
});
