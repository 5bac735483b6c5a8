import { randomBytes } from 'node:crypto';
import { Fixture, createFixture } from './__testUtils__/createFixture';
import { treeLimits } from './tree/limits';

const { signal } = new AbortController();
const fresh = { maxAgeSeconds: 0 };

// Real processes on a machine that may be busy.
jest.setTimeout(60_000);

describe('GitRevisionReader and odd trees', () => {
  let fixture: Fixture;

  beforeEach(async () => {
    fixture = await createFixture();
  });

  afterEach(async () => {
    await fixture.dispose();
  });

  const read = async (path = '.', filter?: (path: string) => boolean) => {
    const reader = fixture.createReader();
    const revision = await reader.resolve(fixture.location, fresh, signal);
    return reader.readTree(revision, { path, filter }, signal);
  };

  const blob = (content: string | Buffer) =>
    fixture.repository.gitWithInput(content, 'hash-object', '-w', '--stdin');

  const mktree = (...lines: string[]) =>
    fixture.repository.gitWithInput(
      `${lines.join('\n')}\n`,
      'mktree',
      '--missing',
    );

  /** A tree as bytes, with names that git's own tools refuse. */
  const rawTree = (
    ...entries: Array<[mode: string, name: string | Buffer, id: string]>
  ) =>
    fixture.repository.gitWithInput(
      Buffer.concat(
        entries.flatMap(([mode, name, id]) => [
          Buffer.from(`${mode} `),
          Buffer.from(name),
          Buffer.from([0]),
          Buffer.from(id, 'hex'),
        ]),
      ),
      'hash-object',
      '-t',
      'tree',
      '--literally',
      '-w',
      '--stdin',
    );

  it('leaves out links and submodules, and keeps programs', async () => {
    const tree = mktree(
      `100644 blob ${blob('plain')}\tplain.yaml`,
      `100755 blob ${blob('program')}\tprogram.sh`,
      `120000 blob ${blob('/proc/self/environ')}\tlink`,
      `120000 blob ${blob('link')}\tlink-to-link`,
      `160000 commit ${'1'.repeat(40)}\tsubmodule`,
    );
    fixture.repository.commitTree(tree);
    const reader = fixture.createReader();
    const revision = await reader.resolve(fixture.location, fresh, signal);

    const files = await reader.readTree(revision, { path: '.' }, signal);
    const ids = await reader.findTrees(
      revision,
      ['plain.yaml', 'link', 'submodule', 'link/x', 'submodule/x'],
      signal,
    );

    expect(files.map(file => file.path)).toEqual(['plain.yaml', 'program.sh']);
    expect(ids).toEqual([
      blob('plain'),
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    await expect(
      reader.readTree(revision, { path: 'link' }, signal),
    ).resolves.toEqual([]);
  });

  it('leaves out names that lead out of the tree', async () => {
    const inner = rawTree(['100644', 'passwd', blob('root')]);
    fixture.repository.commitTree(
      rawTree(
        ['40000', '..', inner],
        ['100644', '..\\..\\evil.yaml', blob('evil')],
        ['40000', '.git', inner],
        ['100644', 'good.yaml', blob('good')],
      ),
    );

    const files = await read();

    expect(files.map(file => file.path)).toEqual(['good.yaml']);
  });

  it('says invalid for a name that is no UTF-8, unless the filter leaves it out', async () => {
    fixture.repository.commitTree(
      rawTree(
        ['100644', Buffer.from('a\xff.yaml', 'latin1'), blob('x')],
        ['100644', 'b.yaml', blob('y')],
      ),
    );

    await expect(read()).rejects.toMatchObject({ code: 'invalid' });
    await expect(read('.', path => path.startsWith('b'))).resolves.toHaveLength(
      1,
    );
  });

  it('finds a folder and what is inside it at once', async () => {
    fixture.repository.commit({
      files: { 'a/b/c': '1', 'a/d': '2', 'e/f': '3' },
    });
    const reader = fixture.createReader();
    const revision = await reader.resolve(fixture.location, fresh, signal);
    const paths = ['a', 'a/b', 'a/b/c', 'a/d', 'e', 'a/', '.'];

    const ids = await reader.findTrees(revision, paths, signal);

    expect(ids).toEqual(
      ['a', 'a/b', 'a/b/c', 'a/d', 'e', 'a', ''].map(path =>
        fixture.repository.git('rev-parse', `main:${path}`),
      ),
    );
  });

  it('finds thousands of paths', async () => {
    const names = Array.from(
      { length: 3000 },
      (_, i) => `apps/service-number-${i}/x`,
    );
    fixture.repository.commit({
      files: Object.fromEntries(names.map(name => [name, name])),
    });
    const reader = fixture.createReader();
    const revision = await reader.resolve(fixture.location, fresh, signal);

    const ids = await reader.findTrees(revision, names, signal);

    expect(new Set(ids).size).toBe(3000);
    expect(ids).not.toContain(undefined);
  });

  describe('limits', () => {
    it('says too-large for a file, and never gives a part', async () => {
      fixture.repository.commit({
        files: {
          'a/small.yaml': '1',
          'a/large.bin': randomBytes(treeLimits.maxFileBytes + 1),
          'b/limit.bin': randomBytes(treeLimits.maxFileBytes),
        },
      });

      await expect(read('a')).rejects.toMatchObject({
        code: 'too-large',
        message: expect.stringContaining('"a"'),
      });
      await expect(
        read('a', path => path.endsWith('.yaml')),
      ).resolves.toHaveLength(1);
      await expect(read('b')).resolves.toHaveLength(1);
    });

    it('says too-large for a total, also of one content many times', async () => {
      const id = blob(Buffer.alloc(treeLimits.maxFileBytes, 'x'));
      const lines = Array.from(
        { length: 33 },
        (_, index) => `100644 blob ${id}\tfile-${index}`,
      );
      fixture.repository.commitTree(mktree(...lines));

      await expect(read()).rejects.toMatchObject({ code: 'too-large' });
      fixture.repository.commitTree(mktree(...lines.slice(1)));
      await expect(read()).resolves.toHaveLength(32);
    });

    it('says too-large for too many files', async () => {
      const id = blob('x');
      const lines = Array.from(
        { length: treeLimits.maxFiles + 1 },
        (_, index) => `100644 blob ${id}\tfile-${index}`,
      );
      fixture.repository.commitTree(mktree(...lines));

      await expect(read()).rejects.toMatchObject({ code: 'too-large' });
    });

    it('says too-large for a file that stands too deep', async () => {
      const nest = (depth: number) => {
        let tree = mktree(`100644 blob ${blob('x')}\tfile`);
        for (let level = 0; level < depth; level += 1) {
          tree = mktree(`040000 tree ${tree}\td`);
        }
        return tree;
      };

      fixture.repository.commitTree(nest(treeLimits.maxDepth));
      await expect(read()).resolves.toHaveLength(1);
      fixture.repository.commitTree(nest(treeLimits.maxDepth + 1));
      await expect(read()).rejects.toMatchObject({ code: 'too-large' });
    });

    it('says too-large for a tree that holds itself a hundred million times', async () => {
      let tree = mktree(`100644 blob ${blob('x')}\tfile`);
      for (let level = 0; level < 8; level += 1) {
        const inner = tree;
        tree = mktree(
          ...Array.from({ length: 10 }, (_, i) => `040000 tree ${inner}\t${i}`),
        );
      }
      fixture.repository.commitTree(tree);

      await expect(read()).rejects.toMatchObject({ code: 'too-large' });
    });
  });
});
