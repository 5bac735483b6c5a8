/**
 * Largest documents of Ansible that are read, in characters, and how much may stand in them. Far above what real ones
 * need: an inventory of 5,000 hosts has about 5 million characters, the facts of one host have 300,000.
 *
 * @public
 */
export const ansibleLimits = {
  inventoryLength: 64 * 1024 * 1024,
  factsLength: 16 * 1024 * 1024,
  runLength: 256 * 1024 * 1024,
  hosts: 50_000,
  groups: 50_000,
  /** Of hosts in groups, all together. */
  memberships: 2_000_000,
  /** Things of one kind on one host. */
  things: 50_000,
} as const;
