import { Cause, InventoryHost } from '@oneroof/plugin-gitops-common';
import { SshDestination, SshInventoryConfig } from '../config/SshConfig';
import {
  isAddress,
  isInventoryName,
  isPort,
  isUserName,
} from './destinationPatterns';

/** Where a host is reached, or why it is not asked: what an inventory says is not trusted to be a name and no option. */
export function findDestination(
  host: InventoryHost,
  config: SshInventoryConfig,
): SshDestination | { cause: Cause } {
  if (host.refusal) {
    return { cause: host.refusal };
  }
  const destination = {
    address: host.address ?? host.name,
    port: host.port ?? config.port,
    user: host.user ?? config.user,
  };
  if (!isInventoryName(host.name)) {
    return refuse('name');
  }
  if (!isAddress(destination.address)) {
    return refuse('address');
  }
  if (!isPort(destination.port)) {
    return refuse('port');
  }
  return isUserName(destination.user) ? destination : refuse('user');
}

function refuse(what: string): { cause: Cause } {
  return {
    cause: {
      code: 'invalid',
      message: `its ${what} in the inventory is none that ssh is called with`,
    },
  };
}
