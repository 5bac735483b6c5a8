import { isMap, JsonMap, own } from '../../../diff/values/json';
import { HostThing, HostThings } from '../../../model/host';
import { definedOf, factOf, textOf } from '../plainValues';

/** What `systemctl is-enabled` says with exit code 0; goss takes that code. */
const enabledStates = new Set([
  'enabled',
  'enabled-runtime',
  'static',
  'alias',
  'indirect',
  'generated',
  'transient',
]);

const disabledStates = new Set([
  'disabled',
  'masked',
  'masked-runtime',
  'linked',
  'linked-runtime',
  'bad',
]);

/** Of systemd, System V, OpenRC and upstart. */
const runningStates = new Set(['running', 'active', 'reloading', 'started']);

const stoppedStates = new Set([
  'stopped',
  'inactive',
  'failed',
  'dead',
  'crashed',
  'deactivating',
  'waiting',
  'start/waiting',
  'stop/waiting',
]);

const suffix = '.service';

/** What `service_facts` lists: all services that the machine has. */
export function readServices(facts: JsonMap): HostThings | undefined {
  const services = factOf(facts, 'services');
  if (!isMap(services)) {
    return undefined;
  }
  const byKey = new Map<string, HostThing>();
  const units: Array<[string, HostThing]> = [];
  for (const [name, service] of Object.entries(services)) {
    // A unit that others only refer to is listed too.
    if (isMap(service) && textOf(own(service, 'status')) !== 'not-found') {
      const thing = { properties: describe(service) };
      byKey.set(name, thing);
      if (name.endsWith(suffix)) {
        units.push([name.slice(0, -suffix.length), thing]);
      }
    }
  }
  // Debian lists a service of systemd once more as a script of System V, and asks the script how it is.
  for (const [name, thing] of units) {
    byKey.set(name, thing);
  }
  return { complete: byKey.size > 0 && isWhole(facts, services), byKey };
}

/** Where systemd could not be asked, scripts of System V are listed all the same, and none of its units. */
function isWhole(facts: JsonMap, services: JsonMap): boolean {
  return (
    textOf(factOf(facts, 'service_mgr')) !== 'systemd' ||
    Object.values(services).some(
      service => isMap(service) && own(service, 'source') === 'systemd',
    )
  );
}

function describe(service: JsonMap) {
  const state = textOf(own(service, 'state'));
  return definedOf({
    running: decide(state, runningStates, stoppedStates),
    enabled:
      decide(textOf(own(service, 'status')), enabledStates, disabledStates) ??
      isInRunlevel(service),
  });
}

function decide(
  word: string | undefined,
  yes: ReadonlySet<string>,
  no: ReadonlySet<string>,
): boolean | undefined {
  if (word !== undefined && (yes.has(word) || no.has(word))) {
    return yes.has(word);
  }
  return undefined;
}

/** OpenRC has run levels instead of a state; `null` where a service is in none. */
function isInRunlevel(service: JsonMap): boolean | undefined {
  if (!Object.hasOwn(service, 'runlevels')) {
    return undefined;
  }
  const { runlevels } = service;
  return Array.isArray(runlevels) && runlevels.length > 0;
}
