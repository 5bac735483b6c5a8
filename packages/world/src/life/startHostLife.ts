import { SimulatedHost } from '../hosts/SimulatedHost';
import { HostInventory } from '../hosts/HostInventory';
import { hostServices, HostService, settingsOf } from '../seed/hostServices';
import { hostStories } from '../seed/hostStories';
import { World } from '../world/World';
import { createRandom, pick, Random } from './createRandom';

const turnMs = 45_000;

/** A machine on which something was changed by hand, and how it is put right again. */
interface Mishap {
  inventory: HostInventory;
  host: string;
  repair(host: SimulatedHost): void;
}

/** Lets one machine after the other be changed by hand and put right again, until the returned function is called. */
export function startHostLife(
  world: World,
  options: { seed: number; clock: () => Date },
): () => Promise<void> {
  const random = createRandom(options.seed);
  let mishap: Mishap | undefined;
  let turn: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    turn = turn
      .then(async () => {
        mishap = mishap
          ? await repair(mishap)
          : await happen(world, { random, now: options.clock() });
      })
      // Life is decoration: what fails here must not take the demo down.
      .catch(error => {
        process.stderr.write(`life: ${error}\n`);
      });
  }, turnMs);
  return async () => {
    clearInterval(timer);
    await turn;
  };
}

async function repair(mishap: Mishap): Promise<undefined> {
  await mishap.inventory.change(mishap.host, host => mishap.repair(host));
}

async function happen(
  world: World,
  at: { random: Random; now: Date },
): Promise<Mishap | undefined> {
  const places = hostServices.flatMap(service =>
    world.inventories.flatMap(inventory =>
      quietHosts(inventory, service).map(host => ({
        service,
        inventory,
        host,
      })),
    ),
  );
  if (places.length === 0) {
    return undefined;
  }
  const { service, inventory, host } = pick(at.random, places);
  const change = pick(at.random, [stopService, editSettings]);
  let putRight: (host: SimulatedHost) => void = () => {};
  await inventory.change(host, machine => {
    putRight = change(machine, service, at.now);
  });
  return { inventory, host, repair: putRight };
}

/** Machines of a service to which nothing happens in the stories of the seed. */
function quietHosts(inventory: HostInventory, service: HostService): string[] {
  const told = new Set(
    hostStories
      .filter(
        story =>
          story.inventory === inventory.name &&
          story.component === service.component,
      )
      .flatMap(story => story.hosts),
  );
  return inventory.hosts
    .filter(({ groups }) => groups.includes(service.group))
    .filter((_, index) => !told.has(index + 1))
    .map(({ name }) => name);
}

function stopService(host: SimulatedHost, service: HostService) {
  const { ports } = host;
  const set = (running: boolean) =>
    host.services.set(service.package, { running, enabled: true });
  set(false);
  host.ports = ports.filter(({ port }) => port !== service.port);
  return () => {
    set(true);
    host.ports = ports;
  };
}

function editSettings(host: SimulatedHost, service: HostService, now: Date) {
  const before = host.files.get(service.settings)!;
  host.files.set(service.settings, {
    ...before,
    content: `${settingsOf(service)}debug = true\n`,
    changedAt: now,
  });
  return () => {
    host.files.set(service.settings, before);
  };
}
