// A suite for others to run: its tests are registered by the caller's test file.
/* eslint-disable jest/no-export */
import { Inventory } from '@oneroof/plugin-gitops-common';
import { InventoryReader, InventoryRequest } from '@oneroof/plugin-gitops-node';

/**
 * A host that the contract suite wants to be listed.
 *
 * @public
 */
export interface SampleHost {
  name: string;
  groups: string[];
  address?: string;
  port?: number;
  user?: string;
  vars?: Record<string, unknown>;
}

/**
 * A reader over one inventory that the contract suite may write to.
 *
 * @public
 */
export interface InventoryReaderSubject {
  reader: InventoryReader;
  /** What to ask it with, after the last write. */
  request(): InventoryRequest;
  /** Makes the inventory list exactly these hosts. */
  write(hosts: SampleHost[]): Promise<void>;
  /** Makes one group a part of another, from the next write on; absent where groups have none. */
  nest?(child: string, parent: string): void;
  /** Cuts the inventory off in the middle; absent where it cannot be broken that way. */
  damage?(): Promise<void>;
  /** Whether hosts have variables. */
  hasVariables: boolean;
  /** Whether names that may not be asked can be listed at all. */
  listsAnyName: boolean;
  dispose?(): Promise<void>;
}

const secret = 'correct-horse-battery';

/**
 * Registers the tests that every `InventoryReader` has to pass.
 *
 * @param createSubject - called before each test
 * @public
 */
export function inventoryReaderContract(
  createSubject: () => Promise<InventoryReaderSubject>,
): void {
  describe('InventoryReader contract', () => {
    let subject: InventoryReaderSubject;
    const { signal } = new AbortController();

    beforeEach(async () => {
      subject = await createSubject();
    });

    afterEach(async () => {
      await subject.dispose?.();
    });

    const read = () => subject.reader.read(subject.request(), signal);

    it('names the inventory that it reads', () => {
      expect(subject.reader.inventories.map(({ name }) => name)).toContain(
        subject.request().inventory,
      );
    });

    it('lists each host once, with all groups that it is in', async () => {
      await subject.write([
        { name: 'web-2', groups: ['web'] },
        { name: 'web-1', groups: ['web', 'canary', 'eu'] },
        { name: 'db-1', groups: ['db'] },
      ]);

      const { hosts } = await read();

      expect(
        hosts.map(({ name, groups }) => ({ name, groups })).sort(byName),
      ).toEqual([
        { name: 'db-1', groups: ['db'] },
        { name: 'web-1', groups: ['canary', 'eu', 'web'] },
        { name: 'web-2', groups: ['web'] },
      ]);
      expect(hosts.every(({ refusal }) => refusal === undefined)).toBe(true);
    });

    it('puts a host into the groups around its group', async () => {
      subject.nest?.('web', 'frontends');
      subject.nest?.('frontends', 'eu');
      await subject.write([
        { name: 'web-1', groups: ['web'] },
        { name: 'db-1', groups: ['eu'] },
      ]);

      expect(await groupsOf('web-1')).toEqual(
        subject.nest ? ['eu', 'frontends', 'web'] : ['web'],
      );
      expect(await groupsOf('db-1')).toEqual(['eu']);
    });

    it('tells where a host is reached', async () => {
      await subject.write([
        {
          name: 'web-1',
          groups: ['web'],
          address: '10.20.0.7',
          port: 2222,
          user: 'deploy',
        },
        { name: 'web-2', groups: ['web'] },
      ]);

      const { hosts } = await read();

      expect(find(hosts, 'web-1')).toMatchObject({
        address: '10.20.0.7',
        port: 2222,
        user: 'deploy',
      });
      expect(find(hosts, 'web-2').address ?? 'web-2').toBe('web-2');
    });

    it('passes variables on, and none that may be a secret', async () => {
      await subject.write([
        {
          name: 'web-1',
          groups: ['web'],
          vars: subject.hasVariables
            ? {
                workers: 4,
                listen: { ports: [80, 443] },
                db_password: secret,
                api_token: secret,
                database: { host: 'db-1', secretKey: secret },
                url: `https://app:${secret}@db-1/shop`,
                key: `-----BEGIN OPENSSH PRIVATE KEY-----\n${secret}`,
              }
            : undefined,
        },
      ]);

      const inventory = await read();

      expect(find(inventory.hosts, 'web-1').vars).toEqual(
        subject.hasVariables
          ? {
              workers: 4,
              listen: { ports: [80, 443] },
              database: { host: 'db-1' },
            }
          : {},
      );
      expect(JSON.stringify(inventory)).not.toContain(secret);
    });

    it('lists a host that must not be asked with its refusal, and goes on', async () => {
      const names = subject.listsAnyName
        ? ['-oProxyCommand=id', '$(id)', 'a b', '../etc']
        : [];
      await subject.write(
        ['web-1', ...names].map(name => ({ name, groups: ['web'] })),
      );

      const { hosts } = await read();

      expect(hosts).toHaveLength(1 + names.length);
      expect(find(hosts, 'web-1').refusal).toBeUndefined();
      for (const { name, refusal } of hosts) {
        expect(name).not.toMatch(/[\s/$();]/);
        expect(refusal?.code).toBe(name === 'web-1' ? undefined : 'invalid');
      }
    });

    it('gives the same object while the inventory says the same, and another one when it does not', async () => {
      await subject.write([{ name: 'web-1', groups: ['web'] }]);
      const first = await read();
      expect(await read()).toBe(first);

      await subject.write([
        { name: 'web-1', groups: ['web'] },
        { name: 'web-2', groups: ['web'] },
      ]);

      const second = await read();
      expect(second).not.toBe(first);
      expect(second.hosts).toHaveLength(2);
    });

    it('gives no part of an inventory that is broken', async () => {
      await subject.write([{ name: 'web-1', groups: ['web'] }]);
      await read();
      await subject.damage?.();

      const outcome = await read().then(
        ({ hosts }) => hosts.map(({ name }) => name).join(),
        error => `${error.name} ${error.code}`,
      );

      expect(outcome).toMatch(
        subject.damage
          ? /^ObservationError (invalid|partial|render-failed)$/
          : /^web-1$/,
      );
    });

    it('throws for an inventory that is not configured', async () => {
      await subject.write([{ name: 'web-1', groups: ['web'] }]);

      await expect(
        subject.reader.read(
          { ...subject.request(), inventory: 'configured-nowhere' },
          signal,
        ),
      ).rejects.toMatchObject({
        name: 'ObservationError',
        code: 'not-configured',
      });
    });

    it('does nothing for a signal that is aborted already', async () => {
      await subject.write([{ name: 'web-1', groups: ['web'] }]);

      await expect(
        subject.reader.read(subject.request(), AbortSignal.abort()),
      ).rejects.toThrow();
    });

    async function groupsOf(name: string) {
      const { hosts } = await read();
      return find(hosts, name).groups;
    }
  });
}

function find(hosts: Inventory['hosts'], name: string) {
  const host = hosts.find(other => other.name === name);
  if (!host) {
    throw new Error(`${name} is not listed`);
  }
  return host;
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
