import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { GitopsClient } from '@oneroof/plugin-gitops-common';
import { findFreePorts } from '@oneroof/plugin-gitops-node/testUtils';
import { writeFile } from 'node:fs/promises';
import { waitUntil } from './waitUntil';

/** How one backend is started. */
export interface BackendProcessOptions {
  /** Folder for its configuration. */
  directory: string;
  /** Configuration on top of what every backend here needs. */
  config: object;
}

/** The portal's real backend as a process of its own, which can be killed like one. */
export class BackendProcess {
  private output = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly baseUrl: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', chunk => {
        this.output = (this.output + chunk).slice(-20_000);
      });
    }
  }

  /** Starts it and waits until it answers. */
  static async start(options: BackendProcessOptions): Promise<BackendProcess> {
    const [port] = await findFreePorts(1);
    const baseUrl = `http://127.0.0.1:${port}`;
    const configFile = join(options.directory, `app-config.${port}.yaml`);
    // JSON is YAML.
    await writeFile(
      configFile,
      JSON.stringify(createConfig(baseUrl, port, options.config)),
    );
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        'src/index.ts',
        '--config',
        configFile,
      ],
      {
        cwd: resolve(__dirname, '../..'),
        stdio: ['ignore', 'pipe', 'pipe'],
        // Nothing of the test runner's own settings; guests may sign in only in development.
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          NODE_ENV: 'development',
          // What goes wrong, without a line for each request.
          LOG_LEVEL: 'warn',
        },
      },
    );
    const started = new BackendProcess(child, baseUrl);
    await started.waitUntilReady();
    return started;
  }

  /** A client that is signed in as the guest. */
  async signIn(): Promise<GitopsClient> {
    const answer = await fetch(`${this.baseUrl}/api/auth/guest/refresh`, {
      method: 'POST',
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    const { backstageIdentity } = (await answer.json()) as {
      backstageIdentity: { token: string };
    };
    return new GitopsClient({
      discoveryApi: {
        getBaseUrl: async plugin => `${this.baseUrl}/api/${plugin}`,
      },
      fetchApi: {
        fetch: (input, init) => {
          const headers = new Headers(init?.headers);
          headers.set('authorization', `Bearer ${backstageIdentity.token}`);
          return fetch(input, { ...init, headers });
        },
      },
    });
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Asks it to end, and waits. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const exited = once(this.child, 'exit');
      this.child.kill(signal);
      await exited;
    }
  }

  private async waitUntilReady(): Promise<void> {
    const url = `${this.baseUrl}/.backstage/health/v1/readiness`;
    const ended = once(this.child, 'exit').then(([code]) => {
      throw new Error(`The backend ended with ${code}`);
    });
    try {
      await Promise.race([
        ended,
        waitUntil('the backend is ready', async () => (await fetch(url)).ok),
      ]);
    } catch (error) {
      await this.kill();
      throw new Error(`${(error as Error).message}\n${this.output}`);
    }
    // From now on it may end.
    ended.catch(() => {});
  }
}

function createConfig(baseUrl: string, port: number, config: object) {
  const { backend, ...rest } = config as { backend: object };
  return {
    app: { baseUrl, title: 'Oneroof' },
    auth: { environment: 'development', providers: { guest: {} } },
    permission: { enabled: true },
    ...rest,
    backend: { baseUrl, listen: { host: '127.0.0.1', port }, ...backend },
  };
}
