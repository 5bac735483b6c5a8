// A suite for others to run: its tests are registered by the caller's test file.
/* eslint-disable jest/no-export */
import {
  HostFacts,
  HostQuestion,
  HostReading,
  HostThing,
  InventoryHost,
} from '@oneroof/plugin-gitops-common';
import { HostReader } from '@oneroof/plugin-gitops-node';

/**
 * A reader, and hosts on which the contract suite may write files.
 *
 * @public
 */
export interface HostReaderSubject {
  reader: HostReader;
  inventory: string;
  /** Two hosts that answer. */
  hosts: [InventoryHost, InventoryHost];
  /** A host that does not answer. */
  goneHost: InventoryHost;
  /** A folder of each host in which the suite may write. */
  folder: string;
  /** Makes a file with this content and the mode 0640 stand on a host; without content it is removed. */
  writeFile(
    host: InventoryHost,
    path: string,
    content: string | undefined,
  ): Promise<void>;
  /** From now on no host at all can be asked. */
  disconnect(): Promise<void>;
  dispose?(): Promise<void>;
}

/** SHA-256 of `listen = 8080\n`. */
const content = 'listen = 8080\n';
const sha256 =
  'f4e0ac0e3e6eac559ce2427b4a3f8419cef8821bf96b2ea429f2aac70401fd5b';

/** Everything in it means something to a shell. */
const hostileName = `a b'"$(touch pwned)\`touch pwned\`;&|<>*?\\`;

/**
 * Registers the tests that every `HostReader` has to pass.
 *
 * @param createSubject - called before each test
 * @public
 */
export function hostReaderContract(
  createSubject: () => Promise<HostReaderSubject>,
): void {
  describe('HostReader contract', () => {
    let subject: HostReaderSubject;
    const { signal } = new AbortController();

    beforeEach(async () => {
      subject = await createSubject();
    });

    afterEach(async () => {
      await subject.dispose?.();
    });

    const pathOf = (name: string) => `${subject.folder}/${name}`;

    const read = (
      hosts: readonly InventoryHost[],
      questions: readonly HostQuestion[] = [],
    ) =>
      subject.reader.read(
        {
          inventory: subject.inventory,
          hosts: hosts.map(host => ({ host, questions })),
          isRequested: true,
        },
        signal,
      );

    it('names the inventory whose hosts it asks, and when facts no longer count', () => {
      expect(subject.reader.inventories).toContainEqual({
        name: subject.inventory,
        staleAfterMs: expect.any(Number),
      });
    });

    it('answers what was asked of each host', async () => {
      const [first, second] = subject.hosts;
      const path = pathOf('app.conf');
      await subject.writeFile(first, path, content);
      await subject.writeFile(second, path, undefined);

      const readings = await read([first, second], [askFile(path)]);

      expect([...readings.keys()].sort()).toEqual(
        [first.name, second.name].sort(),
      );
      expect(
        propertiesOf(readings.get(first.name), 'file', path),
      ).toMatchObject({ exists: true, mode: '0640', size: 14, sha256 });
      expect(propertiesOf(readings.get(second.name), 'file', path)).toEqual({
        exists: false,
      });
    });

    it('says when a host said it', async () => {
      const readings = await read(subject.hosts, [askFile(pathOf('app.conf'))]);

      for (const { name } of subject.hosts) {
        const { observedAt } = factsOf(readings.get(name));
        expect(Date.parse(observedAt)).toBeLessThanOrEqual(Date.now() + 1000);
      }
    });

    it('gives a host that does not answer its cause, and goes on', async () => {
      const [first] = subject.hosts;
      const path = pathOf('app.conf');
      await subject.writeFile(first, path, content);

      const readings = await read([subject.goneHost, first], [askFile(path)]);

      expect(readings.get(subject.goneHost.name)).toEqual({
        cause: {
          code: expect.stringMatching(
            /^(unreachable|timeout|not-observed|not-found|partial)$/,
          ),
          message: expect.any(String),
        },
      });
      expect(
        propertiesOf(readings.get(first.name), 'file', path),
      ).toMatchObject({ exists: true });
    });

    it('asks nothing of a host that is refused', async () => {
      const [first, second] = subject.hosts;
      const refusal = { code: 'invalid', message: 'no name to ask' } as const;

      const readings = await read(
        [{ ...first, refusal }, second],
        [askFile(pathOf('app.conf'))],
      );

      expect(readings.get(first.name)).toEqual({ cause: refusal });
      expect(readings.get(second.name)).toHaveProperty('facts');
    });

    it('takes names of things for nothing but names', async () => {
      const [host] = subject.hosts;
      const path = pathOf(hostileName);
      const traps = [pathOf('pwned'), 'pwned', '/pwned'];
      await subject.writeFile(host, path, content);

      const readings = await read(
        [host],
        [askFile(path), ...traps.map(askFile)],
      );
      const later = await read([host], [askFile(path), ...traps.map(askFile)]);

      for (const reading of [readings.get(host.name), later.get(host.name)]) {
        expect(propertiesOf(reading, 'file', path)).toMatchObject({
          exists: true,
          sha256,
        });
        for (const trap of traps) {
          expect(thingOf(reading, 'file', trap)).not.toMatchObject({
            properties: { exists: true },
          });
        }
      }
    });

    it('runs no command that git declares where the operator has not allowed it', async () => {
      const [host] = subject.hosts;
      const trap = pathOf('ran');
      const command = `touch ${trap}`;
      const questions: HostQuestion[] = [
        {
          kind: 'command',
          key: command,
          properties: ['exit-status'],
          settings: {},
        },
        askFile(trap),
      ];

      const readings = await read([host], questions);
      const later = await read([host], questions);

      for (const reading of [readings.get(host.name), later.get(host.name)]) {
        expect(thingOf(reading, 'command', command)).not.toHaveProperty(
          'properties',
        );
        expect(thingOf(reading, 'file', trap)).not.toMatchObject({
          properties: { exists: true },
        });
      }
    });

    it('gives the same things while a host says the same, and others when it does not', async () => {
      const [host] = subject.hosts;
      const path = pathOf('app.conf');
      const things = async () => {
        const readings = await read([host], [askFile(path)]);
        return factsOf(readings.get(host.name)).things;
      };
      await subject.writeFile(host, path, content);
      const first = await things();
      expect(await things()).toBe(first);

      await subject.writeFile(host, path, 'listen = 9090\n');

      const second = await things();
      expect(second).not.toBe(first);
      const file = second.file?.byKey.get(path);
      expect(file).toMatchObject({ properties: { exists: true } });
      expect(file).not.toMatchObject({ properties: { sha256 } });
    });

    it('throws where no host at all can be asked', async () => {
      await subject.disconnect();

      await expect(
        read(subject.hosts, [askFile(pathOf('app.conf'))]),
      ).rejects.toMatchObject({ name: 'ObservationError' });
    });

    it('throws for an inventory that is not configured', async () => {
      await expect(
        subject.reader.read(
          {
            inventory: 'configured-nowhere',
            hosts: [{ host: subject.hosts[0], questions: [] }],
            isRequested: true,
          },
          signal,
        ),
      ).rejects.toMatchObject({
        name: 'ObservationError',
        code: 'not-configured',
      });
    });

    it('does nothing for a signal that is aborted already', async () => {
      await expect(
        subject.reader.read(
          { inventory: subject.inventory, hosts: [], isRequested: true },
          AbortSignal.abort(),
        ),
      ).rejects.toThrow();
    });
  });
}

function askFile(path: string): HostQuestion {
  return {
    kind: 'file',
    key: path,
    properties: ['exists', 'mode', 'size', 'sha256'],
    settings: {},
  };
}

function factsOf(reading: HostReading | undefined): HostFacts {
  if (!reading || !('facts' in reading)) {
    throw new Error(`the host has no facts: ${JSON.stringify(reading)}`);
  }
  return reading.facts;
}

function thingOf(
  reading: HostReading | undefined,
  kind: 'file' | 'command',
  key: string,
): HostThing | {} {
  return factsOf(reading).things[kind]?.byKey.get(key) ?? {};
}

function propertiesOf(
  reading: HostReading | undefined,
  kind: 'file' | 'command',
  key: string,
): unknown {
  const thing = thingOf(reading, kind, key);
  return 'properties' in thing ? thing.properties : thing;
}
