import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InventoryHost } from '@oneroof/plugin-gitops-common';
import { hostReaderContract } from '@oneroof/plugin-gitops-node/testUtils';
import { inventoryEntry } from './__testUtils__/inventoryEntry';
import { AnsibleHostReader } from './AnsibleHostReader';
import { AnsiblePrograms } from './process/AnsiblePrograms';

const place = { type: 'exported' as const, path: '/none' };
const { signal } = new AbortController();

const host = (name: string): InventoryHost => ({ name, groups: [], vars: {} });

const createReader = (
  ...changes: Array<Partial<ReturnType<typeof inventoryEntry>>>
) =>
  new AnsibleHostReader({
    inventories: changes.map(change => inventoryEntry(place, change)),
    // No Ansible is needed to read what it has left.
    programs: new AnsiblePrograms({ path: '/nonexistent' }),
    factDirectory: '/nonexistent',
  });

describe('AnsibleHostReader of a fact cache', () => {
  hostReaderContract(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'oneroof-facts-'));
    const factCache = join(directory, 'cache');
    await mkdir(factCache);
    const stats = new Map<string, Record<string, object>>();
    /** What a play with `stat` and `set_fact` leaves. */
    const cache = (name: string) =>
      writeFile(
        join(factCache, name),
        JSON.stringify({
          ansible_date_time: { iso8601: new Date().toISOString() },
          oneroof_stat: stats.get(name),
        }),
      );
    for (const name of ['web-1', 'web-2']) {
      stats.set(name, {});
      await cache(name);
    }
    return {
      reader: createReader({ factCache }),
      inventory: 'prod',
      hosts: [host('web-1'), host('web-2')],
      goneHost: host('gone'),
      folder: directory,
      async writeFile({ name }, path, content) {
        const file = stats.get(name)!;
        file[path] = { exists: false };
        if (content !== undefined) {
          await writeFile(path, content, { mode: 0o640 });
          file[path] = {
            exists: true,
            isreg: lstatSync(path).isFile(),
            mode: '0640',
            size: readFileSync(path).length,
            checksum: createHash('sha256').update(content).digest('hex'),
          };
        }
        await cache(name);
      },
      async disconnect() {
        await rm(factCache, { recursive: true });
      },
      dispose: () => rm(directory, { recursive: true, force: true }),
    };
  });

  it('leaves to others what is theirs', () => {
    const reader = createReader(
      { name: 'cached', factCache: '/x' },
      { name: 'by-ssh', factCache: '/x', isReadByOther: true },
      { name: 'only-listed' },
    );
    expect(reader.inventories.map(({ name }) => name)).toEqual(['cached']);
  });

  it('reads a host that has the name of a group, since no Ansible reads the name', async () => {
    const factCache = await mkdtemp(join(tmpdir(), 'oneroof-facts-'));
    try {
      await writeFile(
        join(factCache, 'web'),
        '{"ansible_date_time": {"iso8601": "2026-11-21T12:00:00Z"}, "packages": {}}',
      );
      const readings = await createReader({ factCache }).read(
        {
          inventory: 'prod',
          hosts: [{ host: { ...host('web'), groups: ['web'] }, questions: [] }],
          isRequested: false,
        },
        signal,
      );
      expect(readings.get('web')).toHaveProperty('facts');
    } finally {
      await rm(factCache, { recursive: true });
    }
  });
});
