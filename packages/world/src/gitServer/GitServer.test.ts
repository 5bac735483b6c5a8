import { createMockDirectory } from '@backstage/backend-test-utils';
import { GitServer } from './GitServer';
import { runGit } from './runGit';

jest.setTimeout(30_000);

const author = { name: 'Ada Holm', email: 'ada@example.com' };
const date = new Date('2026-05-04T03:02:01Z');
const unreachable = /Empty reply|reset by peer|Recv failure/;

describe('GitServer', () => {
  const directory = createMockDirectory();
  let server: GitServer;

  async function startServer(credentials?: {
    username: string;
    password: string;
  }) {
    server = new GitServer({
      directory: directory.resolve('served'),
      credentials,
    });
    await server.start();
    const repository = await server.createRepository('shop');
    await repository.commit([
      {
        author,
        date,
        message: 'First',
        files: { 'a.txt': 'ä\n', 'sub/b.txt': '' },
      },
      {
        author,
        date,
        message: 'Second',
        files: { 'a.txt': null, 'sub/c.txt': 'c' },
      },
    ]);
    return repository;
  }

  /** `ls-remote` with a limit, so that a server that hangs is told from one that is slow. */
  const listRefs = (url: string) =>
    runGit([
      '-c',
      'http.lowSpeedLimit=1',
      '-c',
      'http.lowSpeedTime=1',
      'ls-remote',
      url,
    ]);

  beforeEach(() => directory.clear());
  afterEach(() => server.stop());

  it('serves what was committed, with authors and dates', async () => {
    const repository = await startServer();
    const clone = directory.resolve('clone');
    await runGit(['clone', '--quiet', server.urlOf('shop'), clone]);
    const log = await runGit(['log', '--format=%an <%ae> %aI %s'], {
      cwd: clone,
    });

    expect(log.toString().trim().split('\n')).toEqual([
      'Ada Holm <ada@example.com> 2026-05-04T03:02:01+00:00 Second',
      'Ada Holm <ada@example.com> 2026-05-04T03:02:01+00:00 First',
    ]);
    expect(await repository.readFolder('.')).toEqual({
      'sub/b.txt': '',
      'sub/c.txt': 'c',
    });
    expect(await repository.readFolder('.', 'main~1')).toEqual({
      'a.txt': 'ä\n',
      'sub/b.txt': '',
    });
    expect(await repository.readFolder('nowhere')).toEqual({});
  });

  it('serves clones without blobs, and single commits', async () => {
    const repository = await startServer();
    const clone = directory.resolve('partial');
    await runGit([
      'clone',
      '--quiet',
      '--bare',
      '--filter=blob:none',
      server.urlOf('shop'),
      clone,
    ]);
    const missing = await runGit(
      ['rev-list', '--objects', '--all', '--missing=print'],
      { cwd: clone },
    );
    const first = (
      await runGit(['rev-parse', 'main~1'], { cwd: repository.directory })
    )
      .toString()
      .trim();
    const single = directory.resolve('single');
    await runGit(['init', '--quiet', single]);
    await runGit(
      ['fetch', '--quiet', '--depth=1', server.urlOf('shop'), first],
      { cwd: single },
    );

    expect(missing.toString()).toMatch(/^\?[0-9a-f]{40}$/m);
    expect(
      (await runGit(['rev-parse', 'FETCH_HEAD'], { cwd: single }))
        .toString()
        .trim(),
    ).toBe(first);
  });

  it('takes pushes', async () => {
    const repository = await startServer();
    const clone = directory.resolve('clone');
    await runGit(['clone', '--quiet', server.urlOf('shop'), clone]);
    const identity = ['-c', 'user.name=Bo', '-c', 'user.email=bo@example.com'];
    await runGit(
      [...identity, 'commit', '--quiet', '--allow-empty', '-m', 'Third'],
      { cwd: clone },
    );
    await runGit(['push', '--quiet', 'origin', 'main'], { cwd: clone });

    const head = await runGit(['rev-parse', 'HEAD'], { cwd: clone });
    expect(await repository.head()).toBe(head.toString().trim());
  });

  it('asks for credentials', async () => {
    await startServer({ username: 'reader', password: 'secret' });
    const url = new URL(server.urlOf('shop'));
    const withPassword = (password: string) =>
      Object.assign(new URL(url), { username: 'reader', password }).href;

    await expect(listRefs(withPassword('secret'))).resolves.toBeInstanceOf(
      Buffer,
    );
    await expect(listRefs(withPassword('wrong'))).rejects.toThrow(
      /Authentication failed/,
    );
  });

  it.each([
    { fault: { type: 'down' } as const, message: unreachable },
    { fault: { type: 'hang' } as const, message: /too slow/ },
    {
      fault: { type: 'unauthorized' } as const,
      message: /could not read Username/,
    },
  ])('is $fault.type on demand, and well again', async ({ fault, message }) => {
    await startServer();
    const end = server.faults.add(fault, 'shop');
    await expect(listRefs(server.urlOf('shop'))).rejects.toThrow(message);
    end();

    await expect(listRefs(server.urlOf('shop'))).resolves.toBeInstanceOf(
      Buffer,
    );
  });

  it('does not know other repositories', async () => {
    await startServer();

    await expect(listRefs(server.urlOf('other'))).rejects.toThrow(/not found/);
    expect(() => server.repository('other')).toThrow(
      'no repository "other" in this world',
    );
  });
});
