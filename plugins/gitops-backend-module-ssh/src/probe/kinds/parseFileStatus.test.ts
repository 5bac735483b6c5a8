import { parseLs, parseStat } from './parseFileStatus';

describe('parseStat', () => {
  it.each([
    ['81a4', 'file', '0644'],
    ['89ed', 'file', '4755'],
    ['41ed', 'directory', '0755'],
    ['43ff', 'directory', '1777'],
    ['a1ff', 'symlink', '0777'],
    ['c1ff', 'socket', '0777'],
    ['11a4', 'pipe', '0644'],
    ['21b6', 'character-device', '0666'],
    ['61b0', 'block-device', '0660'],
  ])('reads the mode %s', (raw, filetype, mode) => {
    expect(parseStat(`${raw}:0:4:12:1700000000:1700000001:root:adm\n`)).toEqual(
      {
        filetype,
        mode,
        uid: 0,
        gid: 4,
        size: 12,
        owner: 'root',
        group: 'adm',
        mtime: '2023-11-14T22:13:20.000Z',
        ctime: '2023-11-14T22:13:21.000Z',
      },
    );
  });

  it('knows names with blanks, and numbers without a name', () => {
    expect(
      parseStat('81a4:5000:5001:0:0:0:ACME\\domain users:UNKNOWN'),
    ).toMatchObject({ owner: 'ACME\\domain users', group: undefined });
  });

  it.each(['', 'stat: invalid option', '81a4:0:0', '81a4:0:0:1:0:0:a:b:c'])(
    'reads nothing of %j',
    text => {
      expect(parseStat(text)).toBeUndefined();
    },
  );
});

describe('parseLs', () => {
  it.each([
    ['-rw-r--r--', 'file', '0644'],
    ['-rwsr-xr-x', 'file', '4755'],
    ['-rwSr--r--', 'file', '4644'],
    ['drwxrwxrwt', 'directory', '1777'],
    ['drwxrws--T.', 'directory', '3770'],
    ['lrwxrwxrwx', 'symlink', '0777'],
    ['srw-rw-rw-+', 'socket', '0666'],
    ['prw-------', 'pipe', '0600'],
  ])('reads %s', (permissions, filetype, mode) => {
    expect(
      parseLs(
        `${permissions}   1 33       4            26 Nov 21  2026 /etc/a b\n`,
        `${permissions}   1 www-data adm          26 Nov 21  2026 /etc/a b\n`,
      ),
    ).toEqual({
      filetype,
      mode,
      uid: 33,
      gid: 4,
      size: 26,
      owner: 'www-data',
      group: 'adm',
    });
  });

  it.each(['', 'ls: cannot access', 'total 0'])('reads nothing of %j', text => {
    expect(parseLs(text, '')).toBeUndefined();
  });
});
