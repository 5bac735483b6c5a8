import { Fixture, createFixture } from './__testUtils__/createFixture';

const { signal } = new AbortController();
const fresh = { maxAgeSeconds: 0 };
const minute = { maxAgeSeconds: 60 };

// Real processes on a machine that may be busy.
jest.setTimeout(60_000);

describe('GitRevisionReader and how often it asks', () => {
  let fixture: Fixture;

  beforeEach(async () => {
    fixture = await createFixture();
    fixture.repository.commit({ files: { 'apps/a/x.yaml': '1' } });
  });

  afterEach(async () => {
    await fixture.dispose();
  });

  it('shares one fetch among all who ask at a time', async () => {
    await fixture.createReader().resolve(fixture.location, fresh, signal);
    const requestsOfOne = fixture.server.requests.length;
    const reader = fixture.createReader({
      directory: fixture.home,
      now: () => 0,
    });

    const revisions = await Promise.all(
      Array.from({ length: 20 }, () =>
        reader.resolve(fixture.location, minute, signal),
      ),
    );

    expect(new Set(revisions.map(r => r.commit)).size).toBe(1);
    expect(fixture.server.requests).toHaveLength(2 * requestsOfOne);
  });

  it('fetches again once the interval is over, and only asks when nothing changed', async () => {
    let now = 0;
    const reader = fixture.createReader({ now: () => now });
    await reader.resolve(fixture.location, minute, signal);
    const first = fixture.server.countUploads();

    now = 59_999;
    await reader.resolve(fixture.location, minute, signal);
    expect(fixture.server.countUploads()).toBe(first);

    now = 60_000;
    await reader.resolve(fixture.location, minute, signal);
    // One conversation about refs, none about objects.
    expect(fixture.server.countUploads()).toBe(first + 1);
  });

  it.each([3, 300])('fetches the %d blobs of a folder at once', async n => {
    const names = Array.from({ length: n }, (_, index) => `apps/a/${index}`);
    fixture.repository.commit({
      files: Object.fromEntries(names.map(name => [name, `file ${name}`])),
    });
    const reader = fixture.createReader();
    const revision = await reader.resolve(fixture.location, fresh, signal);
    const before = fixture.server.countUploads();

    const files = await reader.readTree(revision, { path: 'apps' }, signal);
    const after = fixture.server.countUploads();
    await reader.readTree(revision, { path: 'apps' }, signal);

    expect(files).toHaveLength(n);
    expect(after - before).toBe(1);
    expect(fixture.server.countUploads()).toBe(after);
  });

  it('reads blobs of the wanted files alone', async () => {
    fixture.repository.commit({
      files: { 'a/wanted.yaml': 'w', 'a/other.bin': 'o', 'b/x.yaml': 'x' },
    });
    const reader = fixture.createReader();
    const revision = await reader.resolve(fixture.location, fresh, signal);
    const filter = (path: string) => path.endsWith('.yaml');
    await reader.readTree(revision, { path: 'a', filter }, signal);
    const before = fixture.server.countUploads();

    await reader.readTree(revision, { path: 'a', filter }, signal);
    expect(fixture.server.countUploads()).toBe(before);
    await reader.readTree(revision, { path: 'a' }, signal);
    expect(fixture.server.countUploads()).toBe(before + 1);
  });
});
