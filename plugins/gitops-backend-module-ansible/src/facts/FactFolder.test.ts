import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  renameSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { HostReading } from '@oneroof/plugin-gitops-common';
import { FactFolder } from './FactFolder';

const { signal } = new AbortController();

const facts = (kernel: string, packages: object = { bash: '5.2' }) =>
  JSON.stringify({
    ansible_kernel: kernel,
    ansible_date_time: { iso8601: '2026-11-21T12:00:00Z' },
    packages: Object.fromEntries(
      Object.entries(packages).map(([name, version]) => [
        name,
        [{ name, version, source: 'apt' }],
      ]),
    ),
  });

const factsOf = (reading: HostReading | undefined) => {
  if (!reading || !('facts' in reading)) {
    throw new Error(`no facts: ${JSON.stringify(reading)}`);
  }
  return reading.facts;
};

describe('FactFolder', () => {
  const disk = createMockDirectory();
  const file = (name: string) => disk.resolve('cache', name);
  const open = () => new FactFolder(disk.resolve('cache'));

  beforeEach(() => {
    disk.setContent({
      cache: { 'web-1': facts('6.1'), 'web-2': facts('6.2') },
      outside: facts('stolen'),
    });
  });

  it('gives what stands in the file of each host', async () => {
    const readings = await open().read(['web-1', 'web-2'], signal);

    expect(factsOf(readings.get('web-1')).kernel).toBe('6.1');
    expect(factsOf(readings.get('web-2')).kernel).toBe('6.2');
    expect(factsOf(readings.get('web-1')).observedAt).toBe(
      '2026-11-21T12:00:00.000Z',
    );
  });

  it('takes facts to be as old as their file, where that is older', async () => {
    utimesSync(file('web-1'), 1000, 1000);

    const readings = await open().read(['web-1'], signal);

    expect(factsOf(readings.get('web-1')).observedAt).toBe(
      '1970-01-01T00:16:40.000Z',
    );
  });

  it('keeps once what many hosts have', async () => {
    const readings = await open().read(['web-1', 'web-2'], signal);

    expect(factsOf(readings.get('web-1')).things.package).toBe(
      factsOf(readings.get('web-2')).things.package,
    );
  });

  it('gives the same reading for the same file, and the same things where a new file says the same', async () => {
    const folder = open();
    const read = async () =>
      (await folder.read(['web-1'], signal)).get('web-1');
    const first = await read();
    expect(await read()).toBe(first);

    writeFileSync(file('next'), facts('6.3'));
    renameSync(file('next'), file('web-1'));
    const second = await read();
    expect(factsOf(second).kernel).toBe('6.3');
    expect(factsOf(second).things).toBe(factsOf(first).things);

    writeFileSync(file('web-1'), facts('6.3', { bash: '5.3', zsh: '5.9' }));
    expect(factsOf(await read()).things).not.toBe(factsOf(first).things);
  });

  it.each<[string, () => void, string, RegExp]>([
    [
      'that was cut off',
      () => truncateSync(file('web-1'), 40),
      'invalid',
      /not whole/,
    ],
    [
      'of 50 MB',
      () => truncateSync(file('web-1'), 50 * 1024 * 1024),
      'too-large',
      /52428800 bytes/,
    ],
    [
      'that is a link out of the folder',
      () => {
        disk.addContent({ 'cache/web-1': '' });
        renameSync(file('web-1'), file('old'));
        symlinkSync(disk.resolve('outside'), file('web-1'));
      },
      'invalid',
      /is a link/,
    ],
    [
      'that is a folder',
      () => {
        renameSync(file('web-1'), file('old'));
        mkdirSync(file('web-1'));
      },
      'invalid',
      /no regular file/,
    ],
    [
      'that is a pipe, on which nobody ever writes',
      () => {
        renameSync(file('web-1'), file('old'));
        spawnSync('mkfifo', [file('web-1')]);
      },
      'invalid',
      /no regular file/,
    ],
    [
      'that is gone',
      () => renameSync(file('web-1'), file('old')),
      'not-observed',
      /nothing of this host/,
    ],
  ])(
    'gives the cause for a file %s, and goes on',
    async (_, harm, code, words) => {
      const folder = open();
      await folder.read(['web-1', 'web-2'], signal);
      harm();

      const readings = await folder.read(['web-1', 'web-2'], signal);

      expect(readings.get('web-1')).toEqual({
        cause: { code, message: expect.stringMatching(words) },
      });
      expect(factsOf(readings.get('web-2')).kernel).toBe('6.2');
      expect(JSON.stringify([...readings])).not.toContain('stolen');
    },
  );

  it('reads a file again once it is mended', async () => {
    const folder = open();
    const whole = facts('6.1');
    writeFileSync(file('web-1'), whole.slice(0, 50));
    const broken = await folder.read(['web-1'], signal);
    expect(broken.get('web-1')).toHaveProperty('cause');

    writeFileSync(file('web-1'), whole);

    const readings = await folder.read(['web-1'], signal);
    expect(factsOf(readings.get('web-1')).kernel).toBe('6.1');
  });

  it.each(['../outside', '..', '.', '', '.hidden', '-x', 'a/b', 'a\0b'])(
    'never leaves its folder for a host named %j',
    async name => {
      const readings = await open().read([name, 'web-1'], signal);

      expect(readings.get(name)).toMatchObject({ cause: { code: 'invalid' } });
      expect(readings.get('web-1')).toHaveProperty('facts');
    },
  );

  it.each([
    ['is not there', () => renameSync(file('.'), disk.resolve('gone'))],
    [
      'is a file',
      () => {
        renameSync(file('.'), disk.resolve('gone'));
        writeFileSync(disk.resolve('cache'), '');
      },
    ],
  ])('says that the folder %s', async (_, harm) => {
    harm();
    await expect(open().read(['web-1'], signal)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('is no folder'),
    });
  });

  it('does not follow what is hostile in a document', async () => {
    writeFileSync(
      file('web-1'),
      '{"__proto__": {"polluted": true}, "ansible_date_time": {"iso8601": "2026-11-21T12:00:00Z"}, "packages": {"__proto__": [{"version": "1"}], "constructor": [{"version": "2"}]}}',
    );
    const readings = await open().read(['web-1'], signal);

    const { things } = factsOf(readings.get('web-1'));
    expect([...things.package!.byKey.keys()]).toContain('constructor');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('ends with its signal', async () => {
    await expect(
      open().read(['web-1'], AbortSignal.abort(new Error('enough'))),
    ).rejects.toThrow('enough');
  });

  it('has words for a file that it may not read', async () => {
    chmodSync(file('web-1'), 0o000);
    const readings = await open().read(['web-1', 'web-2'], signal);

    // Root may read everything.
    expect(readings.get('web-1')).toHaveProperty(
      process.getuid?.() === 0 ? 'facts' : 'cause.code',
    );
    expect(readings.get('web-2')).toHaveProperty('facts');
  });
});
