import { Revision } from '@oneroof/plugin-gitops-common';
import {
  ObservationError,
  RevisionReader,
  TreeSelection,
} from '@oneroof/plugin-gitops-node';
import { FakeRevisionReader } from '@oneroof/plugin-gitops-node/testUtils';
import { repositoryFiles, repositoryUrl } from '../__testUtils__/LoopWorld';
import { readDeclarations } from './readDeclarations';

const { signal } = new AbortController();
const delivery = repositoryFiles()['delivery.yaml'];

/** A repository in memory, read under a cap on each file as those are that come from a remote. */
async function commit(files: Record<string, string>, maxFileBytes = 2_000) {
  const source = new FakeRevisionReader();
  source.commit({ url: repositoryUrl, files });
  const revision = await source.resolve(
    { url: repositoryUrl },
    { maxAgeSeconds: 0 },
    signal,
  );
  const readTree = jest.fn(
    async (of: Revision, selection: TreeSelection, ending: AbortSignal) => {
      const found = await source.readTree(of, selection, ending);
      const large = found.find(file => file.content.length > maxFileBytes);
      if (large) {
        throw new ObservationError('too-large', `${large.path} is too large`);
      }
      return found;
    },
  );
  const reader = { readTree } as Partial<RevisionReader> as RevisionReader;
  const read = (...named: string[]) =>
    readDeclarations(reader, revision, {
      search: { path: '.', files: named },
      signal,
    });
  return { read, readTree };
}

describe('readDeclarations', () => {
  it('makes a named file that is too large a problem of that file only', async () => {
    const { read } = await commit({
      ...repositoryFiles(),
      'huge.txt': 'x'.repeat(3_000),
      'odd-name.txt': delivery.replace('"payments"', '"refunds"'),
    });
    const found = await read('huge.txt', 'odd-name.txt');
    expect(
      found.map(({ file, environments, deliveries, problems }) => [
        file,
        [...environments, ...deliveries].map(({ metadata }) => metadata.name),
        problems,
      ]),
    ).toEqual([
      ['delivery.yaml', ['payments'], []],
      ['environments/dev.yaml', ['dev'], []],
      [
        'huge.txt',
        [],
        [
          {
            file: 'huge.txt',
            code: 'too-large',
            message: 'huge.txt is too large',
          },
        ],
      ],
      ['odd-name.txt', ['refunds'], []],
    ]);
  });

  it('fails where a file that counts by its name is too large', async () => {
    const { read } = await commit({ 'delivery.yaml': 'x'.repeat(3_000) });
    await expect(read()).rejects.toMatchObject({ code: 'too-large' });
  });

  it('reads many named files in one go, and those that are not there are no problem', async () => {
    const names = Array.from({ length: 50 }, (_, n) => `named-${n}.txt`);
    const { read, readTree } = await commit(
      Object.fromEntries(names.map(name => [name, delivery])),
    );
    expect(await read(...names, 'absent.txt')).toHaveLength(50);
    expect(readTree).toHaveBeenCalledTimes(2);
  });

  it('fails when the repository does, whatever was named', async () => {
    const { read, readTree } = await commit(repositoryFiles());
    const failure = new ObservationError('unreachable', 'no route');
    readTree.mockImplementation(async (_, { filter }) => {
      if (filter?.('named.txt')) {
        throw failure;
      }
      return [];
    });
    await expect(read('named.txt')).rejects.toBe(failure);
  });
});
