import { writeFile } from 'node:fs/promises';
import { SimulatedHost } from '../../hosts/SimulatedHost';

/** Writes hosts as an inventory that Ansible itself reads. */
export async function writeYamlInventory(
  file: string,
  hosts: readonly SimulatedHost[],
): Promise<void> {
  const groups: Record<string, { hosts: Record<string, object> }> = {};
  for (const { name, groups: of, address } of hosts) {
    for (const group of of) {
      groups[group] ??= { hosts: {} };
      groups[group].hosts[name] = { ansible_host: address };
    }
  }
  // JSON is YAML, and is parsed faster.
  await writeFile(file, JSON.stringify({ all: { children: groups } }));
}
