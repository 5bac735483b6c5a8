import { isIPv6 } from 'node:net';

/**
 * What may stand in a command line and a configuration file of ssh as the name of a machine: nothing that begins an
 * option, expands (`%`), or means something to a shell. ssh hands these words to one when there is a jump host.
 */
const addressPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,252}$/;

const userPattern = /^[A-Za-z_][A-Za-z0-9._-]{0,63}\$?$/;

/** A host name, an IPv4 address, or an IPv6 address without a zone. */
export function isAddress(text: string): boolean {
  return addressPattern.test(text) || (isIPv6(text) && !text.includes('%'));
}

export function isUserName(text: string): boolean {
  return userPattern.test(text);
}

export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535;
}

/** Names of hosts and groups, as all adapters of hosts agree on them. */
export function isInventoryName(text: string): boolean {
  return addressPattern.test(text);
}
