import { HostInventory } from '../hosts/HostInventory';
import { createHosts } from '../seed/createHosts';
import { Fleet } from '../seed/Fleet';
import { inventoryOf } from '../seed/hostServices';
import { tellHostStories } from '../seed/hostStories';

/** Makes the inventories of a fleet, with their stories, and writes what Ansible would leave on the disk. */
export async function createInventories(
  fleet: Fleet,
  options: { directory: string; clock: () => Date; stories: boolean },
): Promise<HostInventory[]> {
  const { directory, clock, stories } = options;
  const now = clock();
  const inventories: HostInventory[] = [];
  for (const environment of fleet.environments) {
    const name = inventoryOf(environment);
    const hosts = createHosts(fleet, environment, now);
    if (name === undefined || hosts.length === 0) {
      continue;
    }
    if (stories) {
      tellHostStories(hosts, name, now);
    }
    const inventory = new HostInventory(name, hosts, { directory, clock });
    await inventory.write();
    inventories.push(inventory);
  }
  return inventories;
}
