import { findMount } from './findMount';

const mountInfo = [
  '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw,errors=remount-ro',
  '30 22 8:2 / /srv/my\\040data rw,nosuid,nosuid master:2 shared:3 - xfs /dev/sda2 rw,attr2',
  '31 30 0:40 / /srv/my\\040data ro - tmpfs tmpfs ro,size=1k',
  'nonsense',
].join('\n');
const mounts = '/dev/sda1 / ext3 rw,noatime 0 0\nproc /proc proc rw 0 0\n';

describe('findMount', () => {
  it.each([
    [
      '/',
      mountInfo,
      {
        source: '/dev/sda1',
        filesystem: 'ext4',
        options: ['rw', 'relatime'],
        superOptions: ['rw', 'errors=remount-ro'],
      },
    ],
    [
      '/srv/my data',
      mountInfo,
      {
        source: 'tmpfs',
        filesystem: 'tmpfs',
        options: ['ro'],
        superOptions: ['ro', 'size=1k'],
      },
    ],
    [
      '/',
      mounts,
      {
        source: '/dev/sda1',
        filesystem: 'ext3',
        options: ['rw', 'noatime'],
        superOptions: ['rw', 'noatime'],
      },
    ],
    ['/srv', mountInfo, undefined],
    ['/', '', undefined],
  ])('finds what is mounted at %s', (path, table, mount) => {
    expect(findMount(table, path)).toEqual(mount);
  });
});
