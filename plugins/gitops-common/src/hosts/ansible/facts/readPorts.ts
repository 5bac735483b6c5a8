import { isMap, JsonMap, own } from '../../../diff/values/json';
import { HostThing, HostThings } from '../../../model/host';
import { factOf, integerOf, textOf } from '../plainValues';

/**
 * What `listen_ports_facts` lists, under goss's keys: `tcp:22`, `tcp6:22`, `udp:53`, `udp6:53`.
 *
 * The module leaves out sockets whose process it may not see, so only what root gathered is complete.
 */
export function readPorts(facts: JsonMap): HostThings | undefined {
  const tcp = factOf(facts, 'tcp_listen');
  const udp = factOf(facts, 'udp_listen');
  if (!Array.isArray(tcp) && !Array.isArray(udp)) {
    return undefined;
  }
  const addresses = new Map<string, Set<string>>();
  const add = (protocol: string, sockets: unknown) => {
    for (const socket of Array.isArray(sockets) ? sockets : []) {
      for (const [key, address] of isMap(socket)
        ? namesOf(protocol, socket)
        : []) {
        addresses.set(key, (addresses.get(key) ?? new Set()).add(address));
      }
    }
  };
  add('tcp', tcp);
  add('udp', udp);
  const byKey = new Map<string, HostThing>(
    [...addresses].map(([key, ip]) => [
      key,
      { properties: { listening: true, ip: [...ip].sort() } },
    ]),
  );
  const user = integerOf(factOf(facts, 'effective_user_id')) ?? 0;
  return {
    complete: Array.isArray(tcp) && Array.isArray(udp) && user === 0,
    byKey,
  };
}

/** A socket on `*` takes both families. */
function namesOf(protocol: string, socket: JsonMap): Array<[string, string]> {
  const port = integerOf(own(socket, 'port'));
  const address = textOf(own(socket, 'address'))?.replace(/%.*$/, '');
  const state = textOf(own(socket, 'state')) ?? 'LISTEN';
  if (
    port === undefined ||
    address === undefined ||
    !/^(LISTEN|LISTENING|UNCONN)$/.test(state)
  ) {
    return [];
  }
  if (address === '*') {
    return [
      [`${protocol}:${port}`, '0.0.0.0'],
      [`${protocol}6:${port}`, '::'],
    ];
  }
  return [[`${protocol}${address.includes(':') ? '6' : ''}:${port}`, address]];
}
