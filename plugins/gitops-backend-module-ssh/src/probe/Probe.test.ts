import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HostThing } from '@oneroof/plugin-gitops-common';
import { describeWhenFound } from '@oneroof/plugin-gitops-node/testUtils';
import {
  findMissingProgram,
  ProgramFolder,
} from '../__testUtils__/ProgramFolder';
import { runProbe } from '../__testUtils__/runProbe';
import { shells } from '../__testUtils__/shells';
import { question } from '../__testUtils__/SshSubject';
import { createProbe, withMark } from './Probe';

const content = 'workers = 4\nname = "é\u0001"\n';
const odd = `odd '"$(touch pwned)\`touch pwned\`\nname`;

// Whole probes, one after the other, on a machine that may be busy.
jest.setTimeout(60_000);

describe('probe', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oneroof-probe-'));
  const at = (name: string) => join(folder, name);
  let server: Server;
  let port: number;

  beforeAll(async () => {
    for (const name of ['app.conf', odd]) {
      writeFileSync(at(name), content);
      chmodSync(at(name), 0o640);
    }
    mkdirSync(at('sticky'));
    chmodSync(at('sticky'), 0o1777);
    symlinkSync('app.conf', at('link'));
    symlinkSync('nowhere', at('dangling'));
    execFileSync('mkfifo', [at('pipe')]);
    server = createServer();
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    port = (server.address() as { port: number }).port;
  });
  afterAll(async () => {
    await new Promise(resolve => server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  const all = [
    'filetype',
    'mode',
    'owner',
    'size',
    'md5',
    'sha256',
    'sha512',
    'contents',
    'linked-to',
  ];
  const hash = (algorithm: string) =>
    createHash(algorithm).update(content).digest('hex');

  /** Questions, and what every shell has to find out. */
  const questions = () => [
    question('file', at('app.conf'), all),
    question('file', at(odd), ['contents']),
    question('file', at('sticky'), ['filetype', 'mode', 'contents']),
    question('file', at('link'), ['filetype', 'linked-to', 'sha256']),
    question('file', at('dangling'), ['filetype', 'linked-to', 'sha256']),
    question('file', at('pipe'), ['filetype', 'sha256']),
    question('file', at('app.conf/below'), []),
    question('file', at('no such file: Permission denied'), []),
    question('port', `tcp:${port}`),
    question('port', `tcp6:${port}`),
    question('process', 'definitely-not-running'),
    question('user', 'root', ['groups']),
    question('user', 'nobody-of-that-name'),
    question('group', 'root'),
    question('kernel-param', 'kernel.ostype'),
    question('kernel-param', 'kernel.no_such_thing'),
    question('mount', '/proc'),
    question('mount', '/proc/nothing'),
    question('command', 'printf "a\\n\\000b"; printf "c\\377" >&2; exit 7'),
    question('command', 'sleep 30', [], { timeout: 1000 }),
    question('command', 'cat'),
    question('command', 'any name', [], { exec: `printf %s ${'"$0"'}` }),
  ];
  const notContent = {
    code: 'not-found',
    message: 'it is no file with content',
  };
  const expected = (): HostThing[] =>
    [
      {
        properties: {
          exists: true,
          filetype: 'file',
          mode: '0640',
          owner: execFileSync('id', ['-un']).toString().trim(),
          size: Buffer.byteLength(content),
          md5: hash('md5'),
          sha256: hash('sha256'),
          sha512: hash('sha512'),
          contents: content,
          'linked-to': '',
        },
      },
      { properties: { exists: true, contents: content } },
      {
        properties: { exists: true, filetype: 'directory', mode: '1777' },
        causes: { contents: notContent },
      },
      {
        properties: {
          exists: true,
          filetype: 'symlink',
          'linked-to': 'app.conf',
          sha256: hash('sha256'),
        },
      },
      {
        properties: {
          exists: true,
          filetype: 'symlink',
          'linked-to': 'nowhere',
        },
        causes: { sha256: notContent },
      },
      {
        properties: { exists: true, filetype: 'pipe' },
        causes: { sha256: notContent },
      },
      { properties: { exists: false } },
      { properties: { exists: false } },
      { properties: { listening: true, ip: ['127.0.0.1'] } },
      { properties: { listening: false } },
      { properties: { running: false } },
      {
        properties: {
          exists: true,
          uid: 0,
          gid: 0,
          home: '/root',
          groups: ['root'],
        },
      },
      { properties: { exists: false } },
      { properties: { exists: true, gid: 0 } },
      { properties: { value: 'Linux' } },
      { cause: { code: 'not-found' } },
      { properties: { exists: true, filesystem: 'proc' } },
      { properties: { exists: false } },
      { properties: { 'exit-status': 7, stdout: 'a\n\0b', stderr: 'c\ufffd' } },
      { cause: { code: 'timeout', message: 'it took longer than 1 s' } },
      // Its input is empty: it does not read the rest of the script.
      { properties: { 'exit-status': 0, stdout: '' } },
      { properties: { 'exit-status': 0, stdout: 'sh' } },
    ] as HostThing[];

  it.each(shells)('finds out the same in $shell', ({ command }) => {
    const { things } = runProbe(questions(), { command });
    expect(things).toMatchObject(expected());
  });

  describeWhenFound(
    'on machines that lack programs',
    findMissingProgram(),
    () => {
      let programs: ProgramFolder;
      beforeEach(() => {
        programs = new ProgramFolder().link(
          'md5sum',
          'sha256sum',
          'sha512sum',
          'readlink',
          'getent',
          'ls',
        );
      });
      afterEach(() => programs.dispose());

      const run = (command = ['/bin/dash']) =>
        // `sh` of the machine itself stands behind: the probe adds these folders, which hold none of the programs in question.
        runProbe(questions(), { command, path: programs.path }).things;

      it.each<[string, (own: ProgramFolder) => void]>([
        ['stat', own => own.remove('stat')],
        ['a stat with formats', own => own.emulate('stat', 'exit 1')],
        ['timeout', own => own.remove('timeout').link('setsid')],
        [
          'a timeout of today',
          own =>
            own.emulate(
              'timeout',
              'test "$1" = -t || exit 1; shift; exec /usr/bin/timeout "$@"',
            ),
        ],
        ['od', own => own.remove('od').link('hexdump')],
        ['od and hexdump', own => own.remove('od').link('xxd')],
        [
          'head with a number of bytes',
          own => own.emulate('head', 'exit 1').link('dd'),
        ],
        ['getent', own => own.remove('getent')],
        [
          'sha256sum and others',
          own => own.remove('md5sum', 'sha256sum', 'sha512sum').link('openssl'),
        ],
      ])('finds out the same without %s', (_, change) => {
        change(programs);
        expect(run()).toMatchObject(expected());
      });

      it('finds out the same with nothing but busybox', () => {
        programs.linkBusybox(
          ...[
            'cat',
            'date',
            'df',
            'head',
            'id',
            'od',
            'printf',
            'sed',
            'sh',
            'sleep',
            'sort',
            'stat',
          ],
          ...[
            'timeout',
            'tr',
            'true',
            'uname',
            'md5sum',
            'sha256sum',
            'sha512sum',
            'readlink',
            'ls',
          ],
        );
        programs.remove('getent');
        expect(run(['/bin/busybox', 'sh'])).toMatchObject(expected());
      });

      it('says which checksum cannot be made', () => {
        programs.remove('md5sum', 'sha256sum', 'sha512sum');
        const [file] = run();
        expect(file).toMatchObject({
          properties: { mode: '0640', contents: content },
          causes: { sha256: { code: 'not-found' }, md5: { code: 'not-found' } },
        });
      });

      it('says that links cannot be read', () => {
        programs.remove('readlink');
        expect(run()[3]).toMatchObject({
          properties: { filetype: 'symlink' },
          causes: { 'linked-to': { code: 'not-found' } },
        });
      });
    },
  );

  it('prints nothing of what programs complain about', () => {
    const { stderr } = runProbe(questions(), { command: ['/bin/dash'] });
    expect(stderr).toBe('');
  });

  it('does nothing when only a part of it arrives', () => {
    const trap = at('trap');
    const probe = createProbe([question('command', `touch ${trap}`)], {
      allowCommands: true,
    });
    const script = withMark(probe, 'ab'.repeat(16));
    for (const part of [0.5, 0.9, 0.999]) {
      const input = script.slice(0, Math.floor(script.length * part));
      const { stdout } = spawnSync('/bin/dash', [], { input });
      expect(stdout.toString()).toBe('');
    }
    expect(existsSync(trap)).toBe(false);
  });

  it('leaves out content that is larger than what is read', () => {
    writeFileSync(at('large'), 'x'.repeat(300_000));
    writeFileSync(at('trick'), `${'x'.repeat(262_142)}/0${'y'.repeat(1000)}`);
    const { things } = runProbe(
      ['large', 'trick'].map(name =>
        question('file', at(name), ['size', 'contents']),
      ),
      { command: ['/bin/dash'] },
    );
    for (const thing of things) {
      expect(thing).toMatchObject({
        properties: { size: expect.any(Number) },
        causes: { contents: { code: 'too-large' } },
      });
    }
  });

  it('counts what commands print without end, and ends them', () => {
    const { things } = runProbe(
      [question('command', 'yes'), question('command', 'yes >&2')],
      { command: ['/bin/dash'] },
    );
    expect(things).toMatchObject([
      { causes: { stdout: { code: 'too-large' } } },
      { causes: { stderr: { code: 'too-large' } } },
    ]);
  });
});
