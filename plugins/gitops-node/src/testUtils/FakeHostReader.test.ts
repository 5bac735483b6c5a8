import { createHash } from 'node:crypto';
import {
  HostThing,
  InventoryHost,
  JsonValue,
} from '@oneroof/plugin-gitops-common';
import { FakeHostReader } from './FakeHostReader';
import { hostReaderContract } from './hostReaderContract';

const host = (name: string): InventoryHost => ({ name, groups: [], vars: {} });

describe('FakeHostReader', () => {
  hostReaderContract(async () => {
    const reader = new FakeHostReader({
      inventories: [{ name: 'eu', staleAfterMs: 60_000 }],
    });
    const files = new Map<string, Map<string, HostThing>>();
    const say = (name: string) => {
      const byKey = new Map(files.get(name));
      reader.put('eu', name, {
        observedAt: '2026-11-21T12:00:00Z',
        things: { file: { complete: true, byKey } },
      });
    };
    const hosts: [InventoryHost, InventoryHost] = [host('a'), host('b')];
    for (const { name } of hosts) {
      files.set(name, new Map());
      say(name);
    }
    reader.failHost('eu', 'gone', { code: 'unreachable', message: 'no route' });
    return {
      reader,
      inventory: 'eu',
      hosts,
      goneHost: host('gone'),
      folder: '/srv',
      writeFile: async ({ name }, path, content) => {
        files.get(name)?.set(path, { properties: describeFile(content) });
        say(name);
      },
      disconnect: async () =>
        reader.fail('eu', { code: 'not-configured', message: 'no ssh' }),
    };
  });
});

function describeFile(content: string | undefined): Record<string, JsonValue> {
  return content === undefined
    ? { exists: false }
    : {
        exists: true,
        mode: '0640',
        size: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      };
}
