// A suite for others to run: its tests are registered by the caller's test file.
/* eslint-disable jest/no-export */
import { RepositoryLocation } from '@oneroof/plugin-gitops-common';
import { RevisionReader } from '@oneroof/plugin-gitops-node';

/**
 * A reader over one repository that the contract suite may write to.
 *
 * @public
 */
export interface RevisionReaderSubject {
  reader: RevisionReader;
  /** An existing repository without a commit; its default branch is `main`. */
  repository: RepositoryLocation;
  /** A repository that does not exist. */
  absentRepository: RepositoryLocation;
  /** Makes a commit that holds exactly these files the head of a branch; gives its id. */
  commit(options: {
    branch: string;
    files: Record<string, string | Uint8Array>;
    subject?: string;
    author?: string;
  }): Promise<string>;
  deleteBranch(branch: string): Promise<void>;
  /** How often the remote has been asked so far. One fetch may count more than once. */
  countRequests(): number;
  dispose?(): Promise<void>;
}

const fresh = { maxAgeSeconds: 0 };
const notFound = { name: 'ObservationError', code: 'not-found' };

/**
 * Registers the tests that every `RevisionReader` has to pass.
 *
 * @param createSubject - called before each test
 * @public
 */
export function revisionReaderContract(
  createSubject: () => Promise<RevisionReaderSubject>,
): void {
  describe('RevisionReader contract', () => {
    let subject: RevisionReaderSubject;
    const { signal } = new AbortController();

    beforeEach(async () => {
      subject = await createSubject();
    });

    afterEach(async () => {
      await subject.dispose?.();
    });

    const resolve = (ref?: string, options = fresh) =>
      subject.reader.resolve({ ...subject.repository, ref }, options, signal);

    describe('resolve', () => {
      it('takes the default branch where no ref is named', async () => {
        await subject.commit({ branch: 'main', files: { a: '1' } });
        const commit = await subject.commit({
          branch: 'main',
          files: { a: '2' },
          subject: 'Raise a',
          author: 'Grace',
        });
        await subject.commit({ branch: 'other', files: { a: '3' } });

        const revision = await resolve();

        expect(revision).toMatchObject({
          repository: subject.repository,
          commit,
          subject: 'Raise a',
          author: 'Grace',
        });
        expect(new Date(revision.committedAt).getTime()).not.toBeNaN();
      });

      it('takes the branch that is named', async () => {
        await subject.commit({ branch: 'main', files: { a: '1' } });
        const commit = await subject.commit({
          branch: 'release/1.x',
          files: { a: '2' },
        });

        await expect(resolve('release/1.x')).resolves.toMatchObject({ commit });
      });

      it('sees a new commit once the last fetch is too old', async () => {
        await subject.commit({ branch: 'main', files: { a: '1' } });
        await resolve('main');
        const commit = await subject.commit({
          branch: 'main',
          files: { a: '2' },
        });

        await expect(resolve('main')).resolves.toMatchObject({ commit });
      });

      it('does not ask the remote again while the last fetch is young', async () => {
        await subject.commit({ branch: 'main', files: { a: '1' } });
        const first = await resolve('main');
        const requests = subject.countRequests();

        const second = await resolve('main', { maxAgeSeconds: 3600 });

        expect(second).toEqual(first);
        expect(subject.countRequests()).toBe(requests);
      });

      it('says not-found for a branch that never was', async () => {
        await subject.commit({ branch: 'main', files: { a: '1' } });

        await expect(resolve('absent')).rejects.toMatchObject(notFound);
      });

      it('says not-found for a branch that is gone', async () => {
        await subject.commit({ branch: 'main', files: { a: '1' } });
        await subject.commit({ branch: 'gone', files: { a: '1' } });
        await resolve('gone');
        await subject.deleteBranch('gone');

        await expect(resolve('gone')).rejects.toMatchObject(notFound);
      });

      it('says not-found for a repository that does not exist', async () => {
        await expect(
          subject.reader.resolve(subject.absentRepository, fresh, signal),
        ).rejects.toMatchObject(notFound);
      });

      it('does nothing for a signal that is aborted already', async () => {
        await subject.commit({ branch: 'main', files: { a: '1' } });
        const requests = subject.countRequests();

        await expect(
          subject.reader.resolve(
            subject.repository,
            fresh,
            AbortSignal.abort(),
          ),
        ).rejects.toThrow();
        expect(subject.countRequests()).toBe(requests);
      });
    });

    describe('findTrees', () => {
      it('answers in the order of the paths, undefined for what is not there', async () => {
        await subject.commit({
          branch: 'main',
          files: { 'apps/a/x.yaml': '1', 'apps/b/x.yaml': '2', readme: '3' },
        });
        const revision = await resolve();

        const [b, missing, a, file, root] = await subject.reader.findTrees(
          revision,
          ['apps/b', 'apps/c', 'apps/a', 'readme', '.'],
          signal,
        );

        expect(missing).toBeUndefined();
        expect(new Set([a, b, file, root]).size).toBe(4);
        for (const id of [a, b, file, root]) {
          expect(id).toEqual(expect.any(String));
        }
      });

      it('gives a new id exactly to what changed', async () => {
        await subject.commit({
          branch: 'main',
          files: { 'apps/a/x.yaml': '1', 'apps/b/x.yaml': '2' },
        });
        const before = await resolve();
        await subject.commit({
          branch: 'main',
          files: { 'apps/a/x.yaml': '1', 'apps/b/x.yaml': 'changed' },
        });
        const after = await resolve();
        const paths = ['apps/a', 'apps/b', '.'];

        const old = await subject.reader.findTrees(before, paths, signal);
        const young = await subject.reader.findTrees(after, paths, signal);

        expect(young[0]).toBe(old[0]);
        expect(young[1]).not.toBe(old[1]);
        expect(young[2]).not.toBe(old[2]);
      });

      it('never asks the remote', async () => {
        await subject.commit({ branch: 'main', files: { 'a/b': '1' } });
        const revision = await resolve();
        const requests = subject.countRequests();

        await subject.reader.findTrees(revision, ['a', 'b'], signal);

        expect(subject.countRequests()).toBe(requests);
      });
    });

    describe('findLastChanges', () => {
      it('finds the newest commit that changed one of the paths of each group', async () => {
        const first = { 'a/1.yaml': '1', 'b/1.yaml': '1', 'c/1.yaml': '1' };
        const oldest = await subject.commit({ branch: 'main', files: first });
        const commit = await subject.commit({
          branch: 'main',
          files: { ...first, 'b/1.yaml': '2' },
          subject: 'Change b',
          author: 'Grace',
        });
        const newest = await subject.commit({
          branch: 'main',
          files: { ...first, 'b/1.yaml': '2', 'c/1.yaml': '2' },
        });

        const groups = [['a', 'b'], ['c/1.yaml'], ['a'], ['.'], ['b', 'x']];
        const found = await subject.reader.findLastChanges(
          await resolve('main'),
          groups,
          signal,
        );

        expect(found.map(revision => revision.commit)).toEqual([
          commit,
          newest,
          oldest,
          newest,
          commit,
        ]);
        expect(found[0]).toMatchObject({
          subject: 'Change b',
          author: 'Grace',
        });
      });

      it('gives the revision itself where nothing ever stood', async () => {
        await subject.commit({ branch: 'main', files: { a: '1' } });
        const revision = await resolve('main');

        await expect(
          subject.reader.findLastChanges(revision, [['absent']], signal),
        ).resolves.toEqual([revision]);
      });

      it('never asks the remote', async () => {
        await subject.commit({ branch: 'main', files: { 'a/b': '1' } });
        const revision = await resolve('main');
        const requests = subject.countRequests();

        await subject.reader.findLastChanges(revision, [['a']], signal);

        expect(subject.countRequests()).toBe(requests);
      });
    });

    describe('readTree', () => {
      const read = async (path: string, filter?: (path: string) => boolean) => {
        const files = await subject.reader.readTree(
          await resolve(),
          { path, filter },
          signal,
        );
        return files.map(file => [
          file.path,
          Buffer.from(file.content).toString(),
        ]);
      };

      it('gives the files below a folder, sorted, and no others', async () => {
        await subject.commit({
          branch: 'main',
          files: {
            'apps/a/z.yaml': 'z',
            'apps/a/deep/er/y.yaml': 'y',
            'apps/a/Big.yaml': 'B',
            'apps/a-b/x.yaml': 'x',
            readme: 'r',
          },
        });

        await expect(read('apps/a')).resolves.toEqual([
          ['apps/a/Big.yaml', 'B'],
          ['apps/a/deep/er/y.yaml', 'y'],
          ['apps/a/z.yaml', 'z'],
        ]);
        await expect(read('apps/a/z.yaml')).resolves.toEqual([
          ['apps/a/z.yaml', 'z'],
        ]);
        await expect(read('.')).resolves.toHaveLength(5);
      });

      it('keeps what the filter keeps', async () => {
        await subject.commit({
          branch: 'main',
          files: { 'a/1.yaml': '1', 'a/2.txt': '2', 'a/b/3.yaml': '3' },
        });

        await expect(
          read('a', path => path.endsWith('.yaml')),
        ).resolves.toEqual([
          ['a/1.yaml', '1'],
          ['a/b/3.yaml', '3'],
        ]);
      });

      it('gives an empty list for a path that does not exist', async () => {
        await subject.commit({ branch: 'main', files: { 'a/1.yaml': '1' } });

        await expect(read('b')).resolves.toEqual([]);
        await expect(read('a/1.yaml/deeper')).resolves.toEqual([]);
      });

      it('keeps bytes and odd names as they are', async () => {
        const content = Uint8Array.from({ length: 256 }, (_, byte) => byte);
        const path = 'a/line\nbreak "quoted" \t ü -x .yaml';
        await subject.commit({ branch: 'main', files: { [path]: content } });

        const files = await subject.reader.readTree(
          await resolve(),
          { path: 'a' },
          signal,
        );

        expect(files.map(file => file.path)).toEqual([path]);
        expect(Buffer.from(files[0].content)).toEqual(Buffer.from(content));
      });

      it('reads an older revision after the branch has moved on', async () => {
        await subject.commit({ branch: 'main', files: { 'a/1': 'old' } });
        const revision = await resolve();
        await subject.commit({ branch: 'main', files: { 'a/1': 'new' } });
        await resolve();

        const files = await subject.reader.readTree(
          revision,
          { path: 'a' },
          signal,
        );

        expect(Buffer.from(files[0].content).toString()).toBe('old');
      });
    });
  });
}
