import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  RevisionReader,
  gitopsRevisionReadersExtensionPoint,
} from '@oneroof/plugin-gitops-node';
import gitopsModuleGit from './index';

describe('gitopsModuleGit', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'oneroof-git-test-'));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  async function start(gitops: object) {
    const readers: RevisionReader[] = [];
    const plugin = createBackendPlugin({
      pluginId: 'gitops',
      register(env) {
        env.registerExtensionPoint(gitopsRevisionReadersExtensionPoint, {
          addRevisionReader: reader => readers.push(reader),
        });
        env.registerInit({ deps: {}, async init() {} });
      },
    });
    const backend = await startTestBackend({
      features: [
        plugin,
        gitopsModuleGit,
        mockServices.rootConfig.factory({
          data: {
            gitops,
            integrations: {
              gitea: [{ host: 'gitea.acme.com', password: 'token' }],
            },
          },
        }),
      ],
    });
    return { readers, stop: () => backend.stop() };
  }

  it('adds a reader that knows the hosts of the configuration and no others', async () => {
    const { readers, stop } = await start({
      git: { directory, dangerouslyAllowHttp: ['127.0.0.1:1'] },
      repositories: [{ url: 'https://127.0.0.2:1/apps.git' }],
    });
    const [reader] = readers;
    const resolve = (url: string) =>
      reader
        .resolve({ url }, { maxAgeSeconds: 0 }, new AbortController().signal)
        .catch(error => error.code);

    expect(readers.map(({ type }) => type)).toEqual(['git']);
    expect(reader.protocols).toEqual(['https:', 'ssh:', 'http:']);
    await expect(resolve('http://127.0.0.1:1/a.git')).resolves.toBe(
      'unreachable',
    );
    await expect(resolve('https://127.0.0.2:1/a.git')).resolves.toBe(
      'unreachable',
    );
    await expect(resolve('https://127.0.0.3:1/a.git')).resolves.toBe(
      'not-allowed',
    );
    await expect(resolve('http://gitea.acme.com/a.git')).resolves.toBe(
      'not-allowed',
    );
    expect(readdirSync(directory)).toHaveLength(1);
    await stop();
  });

  it('fails at the start with the key of a bad setting', async () => {
    await expect(
      start({ git: { directory, timeout: { hours: 2 } } }),
    ).rejects.toThrow('gitops.git.timeout');
  });
});
