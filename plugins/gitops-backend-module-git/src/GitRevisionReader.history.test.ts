import { createFixture, Fixture } from './__testUtils__/createFixture';
import { Git } from './process/Git';

// Real processes on a machine that may be busy.
jest.setTimeout(120_000);

const signal = new AbortController().signal;

describe('GitRevisionReader on history', () => {
  let fixture: Fixture;

  beforeEach(async () => {
    fixture = await createFixture();
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await fixture.dispose();
  });

  const lastCommit = (paths: string[]) =>
    fixture.repository.git('log', '-1', '--format=%H', 'main', '--', ...paths);

  const find = async (groups: string[][]) => {
    const reader = fixture.createReader();
    const { location } = fixture;
    const revision = await reader.resolve(
      location,
      { maxAgeSeconds: 0 },
      signal,
    );
    const runs = jest.spyOn(Git.prototype, 'runLocal');
    const found = await reader.findLastChanges(revision, groups, signal);
    return {
      commits: found.map(({ commit }) => commit),
      processCount: runs.mock.calls.length,
    };
  };

  it('finds the commits of many groups in one walk', async () => {
    const files: Record<string, string> = {};
    const names = Array.from({ length: 40 }, (_, index) => `apps/a${index}`);
    names.forEach(name => {
      files[`${name}/x.yaml`] = '0';
    });
    fixture.repository.commit({ files });
    for (const index of [3, 17, 3, 30]) {
      files[`apps/a${index}/x.yaml`] += '1';
      fixture.repository.commit({ files });
    }
    const { commits, processCount } = await find(names.map(name => [name]));
    expect(commits).toEqual(names.map(name => lastCommit([name])));
    expect(new Set(commits).size).toBe(4);
    expect(processCount).toBe(1);
  });

  it('goes on beyond the first walk', async () => {
    const files: Record<string, string> = { 'old/x': '', 'older/x': '' };
    fixture.repository.commit({ files });
    files['old/x'] = '1';
    fixture.repository.commit({ files });
    for (let count = 0; count < 60; count += 1) {
      files['new/x'] = `${count}`;
      fixture.repository.commit({ files });
    }
    const groups = [['new'], ['old', 'absent'], ['older'], ['absent']];
    const { commits } = await find(groups);
    expect(commits.slice(0, 3)).toEqual(groups.slice(0, 3).map(lastCommit));
    expect(commits[3]).toBe(fixture.repository.git('rev-parse', 'main'));
  });

  it('finds what a merge brought where it was made, and what a merge made in the merge', async () => {
    const { repository } = fixture;
    const base = { 'a/x': '0', 'b/x': '0', 'c/x': '0' };
    const first = repository.commit({ files: base });
    repository.git('update-ref', 'refs/heads/side', first);
    const side = repository.commit({
      branch: 'side',
      files: { ...base, 'b/x': '1' },
    });
    const main = repository.commit({ files: { ...base, 'a/x': '1' } });
    // The merge itself changes c.
    repository.commit({
      branch: 'scratch',
      files: { 'a/x': '1', 'b/x': '1', 'c/x': 'made by the merge' },
    });
    const merge = repository.git(
      ...['commit-tree', '-p', main, '-p', side, '-m', 'Merge'],
      'scratch^{tree}',
    );
    repository.git('update-ref', 'refs/heads/main', merge);
    const { commits } = await find([['a'], ['b'], ['c']]);
    expect(commits).toEqual([main, side, merge]);
  });
});
