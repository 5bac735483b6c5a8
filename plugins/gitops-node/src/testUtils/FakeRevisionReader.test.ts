import { ObservationError } from '../errors';
import { FakeRevisionReader } from './FakeRevisionReader';
import { revisionReaderContract } from './revisionReaderContract';

const url = 'https://git.example.com/acme/apps.git';
const { signal } = new AbortController();

describe('FakeRevisionReader', () => {
  revisionReaderContract(async () => {
    const reader = new FakeRevisionReader();
    return {
      reader,
      repository: { url },
      absentRepository: { url: 'https://git.example.com/acme/absent.git' },
      commit: async commit => reader.commit({ url, ...commit }),
      deleteBranch: async branch => reader.deleteBranch(url, branch),
      countRequests: () => reader.fetchCount,
    };
  });

  it('fails as it is told and recovers', async () => {
    const reader = new FakeRevisionReader();
    const commit = reader.commit({ url, files: { a: '1' } });
    const failure = new ObservationError('unreachable', 'no route');
    const resolve = () => reader.resolve({ url }, { maxAgeSeconds: 0 }, signal);

    reader.fail(url, failure);
    await expect(resolve()).rejects.toBe(failure);
    reader.fail(url, undefined);
    await expect(resolve()).resolves.toMatchObject({ commit });
  });

  it('ages fetches by the clock that it is given', async () => {
    let now = 0;
    const reader = new FakeRevisionReader({ now: () => now });
    reader.commit({ url, files: { a: '1' } });
    const resolve = () =>
      reader.resolve({ url }, { maxAgeSeconds: 60 }, signal);

    await resolve();
    now = 59_999;
    await resolve();
    expect(reader.fetchCount).toBe(1);
    now = 60_000;
    await resolve();
    expect(reader.fetchCount).toBe(2);
  });
});
