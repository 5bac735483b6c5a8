import ansibleModule from '@oneroof/plugin-gitops-backend-module-ansible';
import { Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitServer } from '../gitServer/GitServer';
import { HostInventory } from '../hosts/HostInventory';
import { createHostFleet, createHostRepository } from './hosts/benchHosts';
import { probeOverSsh } from './hosts/probeOverSsh';
import { writeYamlInventory } from './hosts/writeYamlInventory';
import { RowCounter } from './observe/RowCounter';
import { Observer, startObserver } from './observe/startObserver';
import { Figures, median, printReport } from './printReport';

const size = { hosts: 5_000, groups: 50, packagesPerHost: 200 };
const probedHosts = 200;
const inventoryName = 'bench';
const steadyPasses = 5;
const changedShare = 0.01;

const labels: Record<string, string> = {
  hostsCount: 'hosts',
  placementsCount: 'placements',
  coldMs:
    'cold: inventory by Ansible, facts from its cache, to stored verdicts',
  steadyMs: 'steady, 1 % of the hosts changed before each (median)',
  quietMs: 'steady, nothing changed (median)',
  coldRowsCount: 'rows written cold',
  steadyRowsCount: 'rows written by a steady pass with changes (median)',
  quietRowsCount: 'rows written by a quiet pass (median)',
  rssMb: 'memory of the whole process, MB',
  sshProbesPerSecond: 'probes over SSH, 200 hosts of a real sshd',
  sshMs: 'all of them',
};

async function main(): Promise<void> {
  const json = process.argv.includes('--json');
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const directory = await mkdtemp(join(tmpdir(), 'oneroof-bench-'));
  const git = new GitServer({ directory: join(directory, 'git') });
  try {
    say(`Writing the facts of ${size.hosts} hosts`);
    const hosts = createHostFleet(size, new Date(Date.now() - 864e5));
    const inventory = new HostInventory(inventoryName, hosts, {
      directory: join(directory, 'hosts'),
      clock: () => new Date(),
    });
    await inventory.write();
    const inventoryFile = join(directory, 'hosts.yml');
    await writeYamlInventory(inventoryFile, hosts);
    await git.start();
    const repository = await git.createRepository('fleet');
    await repository.commit([
      {
        author: { name: 'Bench', email: 'bench@example.com' },
        date: new Date(),
        message: 'Declare the fleet',
        files: createHostRepository(size, inventoryName),
      },
    ]);
    say('Observing');
    const observed = await observe(inventory, {
      repositoryUrl: git.urlOf('fleet'),
      inventoryFile,
    });
    say(`Probing ${probedHosts} hosts over SSH`);
    const { milliseconds } = await probeOverSsh(probedHosts);
    printReport(
      'hosts',
      {
        hostsCount: size.hosts,
        placementsCount: size.groups,
        ...observed,
        sshMs: milliseconds,
        sshProbesPerSecond: probedHosts / (milliseconds / 1000),
      },
      { json, labels },
    );
  } finally {
    await git.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function observe(
  inventory: HostInventory,
  places: { repositoryUrl: string; inventoryFile: string },
): Promise<Figures> {
  const observer = await startObserver({
    repositoryUrl: places.repositoryUrl,
    module: ansibleModule,
    targets: {
      inventories: [
        {
          name: inventoryName,
          ansible: {
            inventory: { path: places.inventoryFile },
            factCache: { path: inventory.factCache },
          },
        },
      ],
    },
  });
  try {
    const { knex, passes } = observer;
    const counter = new RowCounter(knex);
    const coldMs = await measureCold(observer);
    const coldRowsCount = counter.take().rows;
    // The pass after the first one may still settle what the first one found.
    await passes.nextTargetPasses(1);
    counter.take();
    const quiet = await passes.nextTargetPasses(steadyPasses);
    const quietRowsCount = counter.take().rows / steadyPasses;
    const steady: number[] = [];
    const rows: number[] = [];
    for (let round = 0; round < steadyPasses; round++) {
      await changeSome(inventory, round);
      // The pass that was under way meanwhile may have seen a part of it.
      counter.take();
      const [first, second] = await passes.nextTargetPasses(2);
      steady.push(Math.max(first, second));
      rows.push(counter.take().rows);
    }
    await assertVerdicts(knex, {
      drifted: Math.round(size.hosts * changedShare),
    });
    return {
      coldMs,
      quietMs: median(quiet),
      steadyMs: median(steady),
      coldRowsCount,
      quietRowsCount,
      steadyRowsCount: median(rows),
      rssMb: Math.round(process.memoryUsage().rss / 1e6),
    };
  } finally {
    await observer.stop();
  }
}

/** The first pass that stores something: nothing was read, judged or remembered before. */
async function measureCold({ knex, passes }: Observer): Promise<number> {
  for (;;) {
    const [milliseconds] = await passes.nextTargetPasses(1);
    if (await knex('resources').first('key')) {
      await assertVerdicts(knex, { drifted: 0 });
      return milliseconds;
    }
  }
}

/** Puts right what the round before has changed, and changes other hosts. */
async function changeSome(
  inventory: HostInventory,
  round: number,
): Promise<void> {
  const count = Math.round(size.hosts * changedShare);
  const names = inventory.hosts.map(({ name }) => name);
  const share = (index: number) =>
    names.slice(index * count, (index + 1) * count);
  for (const name of round > 0 ? share(round - 1) : []) {
    await inventory.change(name, host =>
      host.services.set('ssh', { running: true, enabled: true }),
    );
  }
  for (const name of share(round)) {
    await inventory.change(name, host =>
      host.services.set('ssh', { running: false, enabled: true }),
    );
  }
}

/** A fast observation that found something else than what stands there would be worth nothing. */
async function assertVerdicts(
  knex: Knex,
  expected: { drifted: number },
): Promise<void> {
  const rows = (await knex('resources')
    .select('sync')
    .count({ count: '*' })
    .groupBy('sync')) as Array<{ sync: string; count: number }>;
  const found = Object.fromEntries(rows.map(row => [row.sync, row.count]));
  if (
    (found.drifted ?? 0) !== expected.drifted ||
    found['in-sync'] !== size.hosts - expected.drifted
  ) {
    throw new Error(`Verdicts: ${JSON.stringify(found)}`);
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
