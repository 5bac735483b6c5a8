import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const run = promisify(execFile);

describe('openapi.yaml', () => {
  it('is what the router validates with and the contract is typed by', async () => {
    const root = resolvePackagePath('@oneroof/plugin-gitops-backend', '../..');
    await expect(
      run(
        process.execPath,
        [
          '--experimental-strip-types',
          '--no-warnings',
          'scripts/generate-openapi.ts',
          '--check',
        ],
        { cwd: root },
      ),
    ).resolves.toMatchObject({ stderr: '' });
  }, 60_000);
});
