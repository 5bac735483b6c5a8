// A suite for others to run: its tests are registered by the caller's test file.
/* eslint-disable jest/no-export */
import { InventoryHost } from '@oneroof/plugin-gitops-common';
import {
  HostChecker,
  PlaybookRequest,
  Syncer,
} from '@oneroof/plugin-gitops-node';

/**
 * A checker and a syncer of one tool, and a playbook that declares one file on each host.
 *
 * @public
 */
export interface PlaybookSubject {
  checker: HostChecker;
  syncer: Syncer;
  /** Two hosts that answer. */
  hosts: [InventoryHost, InventoryHost];
  /** A host that does not answer. */
  goneHost: InventoryHost;
  /** What to ask with, of a repository that the operator allows. */
  request: Omit<PlaybookRequest, 'hosts'>;
  /** How the check names the file on a host, for example `file[/srv/app.conf]`. */
  pathOn(host: InventoryHost): string;
  /** Removes the file from a host. */
  removeFile(host: InventoryHost): Promise<void>;
  /** Makes the file hold something else. */
  changeFile(host: InventoryHost): Promise<void>;
  dispose?(): Promise<void>;
}

/**
 * Registers the tests that every `HostChecker` and the `Syncer` of the same tool have to pass.
 *
 * @param createSubject - called before each test
 * @public
 */
export function playbookContract(
  createSubject: () => Promise<PlaybookSubject>,
): void {
  describe('HostChecker and Syncer contract', () => {
    let subject: PlaybookSubject;
    const { signal } = new AbortController();

    beforeEach(async () => {
      subject = await createSubject();
    });

    afterEach(async () => {
      await subject.dispose?.();
    });

    const requestFor = (hosts: readonly InventoryHost[]) => ({
      ...subject.request,
      hosts,
    });

    const check = async (hosts: readonly InventoryHost[]) => {
      const reports = await subject.checker.check(requestFor(hosts), signal);
      return new Map(reports.map(report => [report.host, report]));
    };

    const sync = async (hosts: readonly InventoryHost[]) => {
      const report = await subject.syncer.sync(requestFor(hosts), signal);
      return new Map(report.hosts.map(host => [host.host, host]));
    };

    const itemsOf = async (hosts: readonly InventoryHost[]) => {
      const reports = await check(hosts);
      return hosts.map(({ name }) =>
        reports.get(name)?.items.map(({ path, op }) => ({ path, op })),
      );
    };

    it('names the inventory, and whose playbooks may be run on it', () => {
      for (const { inventories } of [subject.checker, subject.syncer]) {
        expect(inventories).toContainEqual({
          name: subject.request.inventory,
          repositories: expect.arrayContaining([expect.any(String)]),
          checkEveryMs: expect.any(Number),
        });
      }
    });

    it('tells what would change on each host', async () => {
      const [first, second] = subject.hosts;
      await sync(subject.hosts);
      await subject.changeFile(first);
      await subject.removeFile(second);

      const reports = await check(subject.hosts);

      expect([...reports.keys()].sort()).toEqual(
        [first.name, second.name].sort(),
      );
      expect(await itemsOf(subject.hosts)).toEqual([
        [{ path: subject.pathOn(first), op: 'change' }],
        [{ path: subject.pathOn(second), op: 'add' }],
      ]);
      for (const report of reports.values()) {
        expect(report.checked).toBeGreaterThan(0);
        expect(report.cause).toBeUndefined();
      }
    });

    it('changes nothing by checking', async () => {
      const [first] = subject.hosts;
      await sync([first]);
      await subject.changeFile(first);
      await check([first]);

      expect(await itemsOf([first])).toEqual([
        [{ path: subject.pathOn(first), op: 'change' }],
      ]);
    });

    it('makes live equal desired, and twice is once', async () => {
      const [first] = subject.hosts;
      await subject.removeFile(first);

      const once = await sync([first]);
      const twice = await sync([first]);

      expect(once.get(first.name)?.result).toBe('changed');
      expect(twice.get(first.name)?.result).toBe('unchanged');
      expect(await itemsOf([first])).toEqual([[]]);
    });

    it('reaches the hosts of the request and no others', async () => {
      const [first, second] = subject.hosts;
      await sync(subject.hosts);
      await subject.changeFile(first);
      await subject.changeFile(second);

      const synced = await sync([first]);

      expect([...synced.keys()]).toEqual([first.name]);
      expect(await itemsOf(subject.hosts)).toEqual([
        [],
        [{ path: subject.pathOn(second), op: 'change' }],
      ]);
    });

    it.each(['all', '*', '!nobody', '~.*', '-e@/etc/passwd'])(
      'takes the name %s for no pattern',
      async name => {
        const [first, second] = subject.hosts;
        await sync(subject.hosts);
        await subject.changeFile(first);
        await subject.changeFile(second);

        const outcome = await sync([{ name, groups: [], vars: {} }]).then(
          synced => [...synced.keys()].join() || 'nothing',
          error => error.name,
        );

        expect([name, 'nothing', 'ObservationError']).toContain(outcome);
        expect(await itemsOf(subject.hosts)).toEqual([
          [{ path: subject.pathOn(first), op: 'change' }],
          [{ path: subject.pathOn(second), op: 'change' }],
        ]);
      },
    );

    it('gives a host that does not answer its cause, and goes on', async () => {
      const [first] = subject.hosts;
      await subject.removeFile(first);
      const hosts = [subject.goneHost, first];

      const checked = await check(hosts);
      const synced = await sync(hosts);

      expect(checked.get(subject.goneHost.name)).toMatchObject({
        items: [],
        checked: 0,
        cause: { code: expect.stringMatching(/^(unreachable|timeout)$/) },
      });
      expect(checked.get(first.name)?.items).toHaveLength(1);
      expect(synced.get(subject.goneHost.name)?.result).toBe('unreachable');
      expect(synced.get(first.name)?.result).toBe('changed');
    });

    it('asks nothing of a host that is refused', async () => {
      const [first] = subject.hosts;
      await subject.removeFile(first);
      const refusal = { code: 'invalid', message: 'no name to ask' } as const;

      const checked = await check([{ ...first, refusal }]);
      const synced = await sync([{ ...first, refusal }]);

      expect(checked.get(first.name)).toMatchObject({
        items: [],
        cause: refusal,
      });
      expect(synced.get(first.name)?.result).toBe('failed');
      expect(await itemsOf([first])).toEqual([
        [{ path: subject.pathOn(first), op: 'add' }],
      ]);
    });

    it('runs nothing of a repository that the operator has not named', async () => {
      const [first] = subject.hosts;
      await subject.removeFile(first);
      const foreign: PlaybookRequest = {
        ...requestFor([first]),
        repository: { url: 'https://elsewhere.invalid/playbooks' },
      };
      const refused = { name: 'ObservationError', code: 'not-allowed' };

      await expect(
        subject.checker.check(foreign, signal),
      ).rejects.toMatchObject(refused);
      await expect(subject.syncer.sync(foreign, signal)).rejects.toMatchObject(
        refused,
      );
      expect(await itemsOf([first])).toEqual([
        [{ path: subject.pathOn(first), op: 'add' }],
      ]);
    });

    it('runs nothing on an inventory that is not configured', async () => {
      const elsewhere = {
        ...requestFor(subject.hosts),
        inventory: 'configured-nowhere',
      };
      const refused = {
        name: 'ObservationError',
        code: expect.stringMatching(/^not-(allowed|configured)$/),
      };

      await expect(
        subject.checker.check(elsewhere, signal),
      ).rejects.toMatchObject(refused);
      await expect(
        subject.syncer.sync(elsewhere, signal),
      ).rejects.toMatchObject(refused);
    });

    it('does nothing for a signal that is aborted already', async () => {
      const [first] = subject.hosts;
      await subject.removeFile(first);
      const aborted = AbortSignal.abort();

      await expect(
        subject.checker.check(requestFor([first]), aborted),
      ).rejects.toThrow();
      await expect(
        subject.syncer.sync(requestFor([first]), aborted),
      ).rejects.toThrow();
      expect(await itemsOf([first])).toEqual([
        [{ path: subject.pathOn(first), op: 'add' }],
      ]);
    });
  });
}
