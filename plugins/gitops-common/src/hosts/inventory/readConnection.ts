import { Cause } from '../../model/cause';
import { InventoryHost } from '../../model/host';

const plainAddress = /^[A-Za-z0-9_]([A-Za-z0-9._-]{0,252})$/;
const ipv6Address = /^(?=.*:)[0-9A-Fa-f:.]{2,45}(%[A-Za-z0-9._-]{1,32})?$/;
const plainUser = /^[A-Za-z0-9_][A-Za-z0-9_.@\\$-]{0,63}$/;

/** Where a host is reached, or why it must not be tried. */
export type Connection =
  | Pick<InventoryHost, 'address' | 'port' | 'user'>
  | { refusal: Cause };

/**
 * Takes address, port and user as an inventory gives them. All three end as arguments of programs, so whatever is not
 * plainly one of them is refused; a template that nobody filled in is too.
 */
export function readConnection(declared: {
  address?: unknown;
  port?: unknown;
  user?: unknown;
}): Connection {
  const { address, port, user } = declared;
  if (address !== undefined && !isAddress(address)) {
    return refuse('address');
  }
  if (
    user !== undefined &&
    !(typeof user === 'string' && plainUser.test(user))
  ) {
    return refuse('user');
  }
  const number = port === undefined ? undefined : readPort(port);
  if (port !== undefined && number === undefined) {
    return refuse('port');
  }
  return {
    ...(address !== undefined && { address }),
    ...(number !== undefined && { port: number }),
    ...(user !== undefined && { user }),
  };
}

function isAddress(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    (plainAddress.test(value) || ipv6Address.test(value))
  );
}

function readPort(value: unknown): number | undefined {
  const isPlain =
    typeof value === 'number' ||
    (typeof value === 'string' && /^\d{1,5}$/.test(value));
  const port = isPlain ? Number(value) : NaN;
  return Number.isInteger(port) && port >= 1 && port <= 65535
    ? port
    : undefined;
}

function refuse(what: string): { refusal: Cause } {
  return {
    refusal: {
      code: 'invalid',
      message: `the ${what} that the inventory gives for the host is refused: it is no plain ${what}`,
    },
  };
}
