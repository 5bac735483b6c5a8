import {
  mkdirSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Fixture, createFixture } from './__testUtils__/createFixture';

const { signal } = new AbortController();
const fresh = { maxAgeSeconds: 0 };
const hour = { maxAgeSeconds: 3600 };

// Real processes on a machine that may be busy.
jest.setTimeout(60_000);

describe('GitRevisionReader after an accident', () => {
  let fixture: Fixture;
  let commit: string;

  beforeEach(async () => {
    fixture = await createFixture();
    commit = fixture.repository.commit({ files: { 'a/x.yaml': '1' } });
  });

  afterEach(async () => {
    await fixture.dispose();
  });

  const mirrorPath = () =>
    join(
      fixture.directory,
      readdirSync(fixture.directory).find(name => /^[0-9a-f]{64}$/.test(name))!,
    );

  /** What a new reader says about the repository. */
  async function readNow() {
    const reader = fixture.createReader();
    const revision = await reader.resolve(fixture.location, fresh, signal);
    const files = await reader.readTree(revision, { path: 'a' }, signal);
    return {
      commit: revision.commit,
      files: files.map(file => Buffer.from(file.content).toString()),
    };
  }

  it.each([
    ['an empty folder', () => {}],
    ['a beginning', (path: string) => writeFileSync(join(path, 'HEAD'), '')],
    [
      'something else',
      (path: string) =>
        mkdirSync(join(path, 'objects', 'pack'), { recursive: true }),
    ],
  ])('replaces %s where a mirror should stand', async (_, make) => {
    await fixture.createReader().resolve(fixture.location, fresh, signal);
    const path = mirrorPath();
    rmSync(path, { recursive: true });
    mkdirSync(path);
    make(path);

    await expect(readNow()).resolves.toEqual({ commit, files: ['1'] });
  });

  it('removes locks and half-received packs that a killed git has left', async () => {
    await fixture.createReader().resolve(fixture.location, fresh, signal);
    const path = mirrorPath();
    const [ref] = readdirSync(join(path, 'refs', 'oneroof'));
    const leftovers = [
      'config.lock',
      'packed-refs.lock',
      'shallow.lock',
      `refs/oneroof/${ref}.lock`,
      'objects/pack/tmp_pack_abc',
    ];
    for (const name of leftovers) {
      writeFileSync(join(path, name), '');
    }
    commit = fixture.repository.commit({ files: { 'a/x.yaml': '2' } });

    await expect(readNow()).resolves.toEqual({ commit, files: ['2'] });
    expect(
      readdirSync(path, { recursive: true }).filter(name =>
        /\.lock$|tmp_/.test(String(name)),
      ),
    ).toEqual([]);
  });

  it.each([
    ['packs are cut short', (path: string) => truncateSync(path, 20)],
    ['packs are gone', (path: string) => rmSync(path)],
  ])('makes the mirror anew when its %s', async (_, damage) => {
    const reader = fixture.createReader();
    await reader.resolve(fixture.location, hour, signal);
    const packs = join(mirrorPath(), 'objects', 'pack');
    for (const name of readdirSync(packs)) {
      damage(join(packs, name));
    }

    const outcome = await reader
      .resolve(fixture.location, hour, signal)
      .catch(error => error);
    expect(outcome).toMatchObject({
      name: 'ObservationError',
      code: 'internal',
      message: expect.stringContaining('made anew'),
    });
    // The interval does not count for a copy that is no more.
    await expect(
      reader.resolve(fixture.location, hour, signal),
    ).resolves.toMatchObject({ commit });
    await expect(readNow()).resolves.toEqual({ commit, files: ['1'] });
  });

  it('goes on when somebody removes all mirrors while it runs', async () => {
    const reader = fixture.createReader();
    await reader.resolve(fixture.location, hour, signal);
    rmSync(mirrorPath(), { recursive: true });

    await reader.resolve(fixture.location, fresh, signal).catch(() => {});
    await expect(
      reader.resolve(fixture.location, fresh, signal),
    ).resolves.toMatchObject({ commit });
  });

  it.each([1, 20, 60, 120, 200, 300])(
    'works after git was killed %d ms after the start',
    async ms => {
      const outcome = await fixture
        .createReader()
        .resolve(fixture.location, fresh, AbortSignal.timeout(ms))
        .then(
          revision => revision.commit,
          error => error.name,
        );

      expect([commit, 'TimeoutError']).toContain(outcome);
      await expect(readNow()).resolves.toEqual({ commit, files: ['1'] });
    },
  );

  it('keeps a mirror small through many fetches', async () => {
    const reader = fixture.createReader();
    for (let index = 0; index < 25; index += 1) {
      commit = fixture.repository.commit({ files: { 'a/x.yaml': `${index}` } });
      await reader.resolve(fixture.location, fresh, signal);
    }
    // Housekeeping stands in the same queue, so it is over once this is.
    await reader.resolve(fixture.location, fresh, signal);

    const packs = readdirSync(join(mirrorPath(), 'objects', 'pack')).filter(
      name => name.endsWith('.pack'),
    );
    expect(packs.length).toBeLessThan(15);
    await expect(readNow()).resolves.toEqual({ commit, files: ['24'] });
    // Some hundred git processes: a minute is not enough on a busy machine.
  }, 180_000);
});
