import { HostThing } from '@oneroof/plugin-gitops-common';
import { ProbeAnswer } from '../ProbeAnswer';
import { packageProbe } from './packageProbe';

function read(manager: string, key: string, text: string): HostThing {
  const answer = new ProbeAnswer(
    new Map([
      ['packager', { text: manager, status: 0 }],
      ['packages', { text, status: 1 }],
    ]),
    {
      host: 'a',
      account: 'b',
      missing: { code: 'partial', message: 'missing' },
    },
  );
  return packageProbe.read(
    { id: 'q0', kind: 'package', key, properties: [], settings: {} },
    answer,
  );
}

const dpkg = [
  'libc6 amd64 install ok installed 2.36-9',
  'libc6 i386 install ok installed 2.36-9',
  'held amd64 hold ok installed 1.0',
  'gone amd64 deinstall ok config-files 0.9',
  'broken amd64 install ok half-configured 0.8',
  'dpkg-query: no packages found matching nginx',
  'No packages found matching ancient.',
].join('\n');

const installed = (...versions: string[]) => ({
  properties: { installed: true, versions },
});
const absent = { properties: { installed: false } };
const unclear = { cause: { code: 'partial' } };

describe('packageProbe', () => {
  it.each<[string, string, string, object]>([
    ['dpkg', 'libc6', dpkg, installed('2.36-9')],
    ['dpkg', 'libc6:i386', dpkg, installed('2.36-9')],
    ['dpkg', 'held', dpkg, installed('1.0')],
    ['dpkg', 'gone', dpkg, absent],
    ['dpkg', 'broken', dpkg, absent],
    ['dpkg', 'nginx', dpkg, absent],
    ['dpkg', 'ancient', dpkg, absent],
    ['dpkg', 'libc', dpkg, unclear],
    ['dpkg', 'any', 'dpkg-query: error: parsing file', unclear],
    [
      'rpm',
      'kernel',
      'kernel 2.6.32-1 x86_64\nkernel 2.6.32-2 x86_64',
      installed('2.6.32-1', '2.6.32-2'),
    ],
    [
      'rpm',
      'glibc.i686',
      'glibc 2.5-1 i686\nglibc 2.5-2 x86_64',
      installed('2.5-1'),
    ],
    ['rpm', 'nginx', 'package nginx is not installed', absent],
    ['rpm', 'nginx', 'package nginx-mod is not installed', unclear],
    ['rpm', 'nginx', 'error: cannot open Packages database', unclear],
    [
      'apk',
      'nginx',
      'nginx-1.24.0-r7\nnginx-mod-perl-1.24.0-r7',
      installed('1.24.0-r7'),
    ],
    ['apk', 'nginx-mod', 'nginx-mod-perl-1.24.0-r7', absent],
    ['apk', 'nginx', 'ERROR: Unable to read database', unclear],
    ['', 'nginx', '', { cause: { code: 'not-found' } }],
  ])('reads %s: %s', (manager, key, text, thing) => {
    expect(read(manager, key, text)).toMatchObject(thing);
  });

  it.each(['', '-x', '--root=/', 'a b', 'a*', 'a\nb', '$(id)', '../a', 'a/b'])(
    'asks for no package %j',
    key => {
      expect(
        packageProbe.refuse(
          { kind: 'package', key, properties: [], settings: {} },
          { allowCommands: true },
        ),
      ).toMatchObject({ code: 'invalid' });
    },
  );
});
