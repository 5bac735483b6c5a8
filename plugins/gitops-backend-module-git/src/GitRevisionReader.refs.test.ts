import { Fixture, createFixture } from './__testUtils__/createFixture';

const { signal } = new AbortController();
const fresh = { maxAgeSeconds: 0 };

// Real processes on a machine that may be busy.
jest.setTimeout(60_000);

describe('GitRevisionReader and refs', () => {
  let fixture: Fixture;

  beforeEach(async () => {
    fixture = await createFixture();
    fixture.repository.commit({ files: { 'apps/a/x.yaml': '1' } });
  });

  afterEach(async () => {
    await fixture.dispose();
  });

  const resolve = (ref?: string) =>
    fixture.createReader().resolve({ ...fixture.location, ref }, fresh, signal);

  it('prefers a branch to a tag of the same name, and takes both in full', async () => {
    const tagged = fixture.repository.commit({ files: { a: 'tag' } });
    fixture.repository.git('tag', '-a', '-m', 'Release', 'v1', tagged);
    fixture.repository.git('tag', 'v2', tagged);
    const branch = fixture.repository.commit({
      branch: 'v1',
      files: { a: 'branch' },
    });

    await expect(resolve('v1')).resolves.toMatchObject({ commit: branch });
    await expect(resolve('refs/tags/v1')).resolves.toMatchObject({
      commit: tagged,
    });
    await expect(resolve('v2')).resolves.toMatchObject({ commit: tagged });
    await expect(resolve('refs/heads/v1')).resolves.toMatchObject({
      commit: branch,
    });
  });

  it('follows the default branch when it changes', async () => {
    const commit = fixture.repository.commit({
      branch: 'trunk',
      files: { a: '1' },
    });
    fixture.repository.git('symbolic-ref', 'HEAD', 'refs/heads/trunk');

    await expect(resolve()).resolves.toMatchObject({ commit });
  });

  it('follows a branch that was pushed with force', async () => {
    const reader = fixture.createReader();
    const old = await reader.resolve(fixture.location, fresh, signal);
    const commit = fixture.repository.commit({
      files: { 'apps/a/x.yaml': 'rewritten' },
      parent: 'none',
    });

    await expect(
      reader.resolve(fixture.location, fresh, signal),
    ).resolves.toMatchObject({ commit });
    await expect(reader.findTrees(old, ['apps/a'], signal)).resolves.toEqual([
      expect.any(String),
    ]);
  });

  it('follows a branch into a folder of its old name', async () => {
    const reader = fixture.createReader();
    const find = (ref: string) =>
      reader.resolve({ ...fixture.location, ref }, fresh, signal);
    fixture.repository.commit({ branch: 'team', files: { a: '1' } });
    await find('team');
    fixture.repository.git('update-ref', '-d', 'refs/heads/team');
    const commit = fixture.repository.commit({
      branch: 'team/a',
      files: { a: '2' },
    });

    await expect(find('team/a')).resolves.toMatchObject({ commit });
  });

  it('does not take the end of another ref for the wanted one', async () => {
    fixture.repository.git(
      'update-ref',
      'refs/heads/x/refs/heads/release',
      'main',
    );

    await expect(resolve('release')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('says not-found for a repository without a commit', async () => {
    fixture.repository.git('update-ref', '-d', 'refs/heads/main');

    await expect(resolve()).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('default branch'),
    });
  });

  it('says invalid for a tag that is no commit', async () => {
    const blob = fixture.repository.gitWithInput(
      'x',
      'hash-object',
      '-w',
      '--stdin',
    );
    fixture.repository.git('tag', 'blob', blob);

    await expect(resolve('blob')).rejects.toMatchObject({ code: 'invalid' });
  });

  it('makes one plain line of a hostile subject', async () => {
    fixture.repository.commit({
      files: { a: '1' },
      subject: `\u001b[31m<img src=x>\u202e ${'a'.repeat(5000)}\n\nbody`,
    });

    const { subject } = await resolve();

    expect(subject).toHaveLength(500);
    expect(subject).toMatch(/^\[31m<img src=x> a+$/);
  });

  it('reads a commit that another process has resolved', async () => {
    const revision = await fixture
      .createReader()
      .resolve(fixture.location, fresh, signal);
    const reader = fixture.createReader({ directory: fixture.home });

    await expect(
      reader.findTrees(revision, ['apps'], signal),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      reader.readTree(revision, { path: 'apps' }, signal),
    ).resolves.toHaveLength(1);
    await expect(reader.findTrees(revision, ['apps'], signal)).resolves.toEqual(
      [expect.any(String)],
    );
  });
});
