import { isMap, JsonMap, own } from '../../../diff/values/json';
import { HostFacts } from '../../../model/host';
import { definedOf, factOf, integerOf, lineOf, textOf } from '../plainValues';

const packageManagers: Record<string, HostFacts['packageManager']> = {
  apt: 'dpkg',
  apt_rpm: 'rpm',
  dnf: 'rpm',
  dnf5: 'rpm',
  yum: 'rpm',
  zypper: 'rpm',
  urpmi: 'rpm',
  apk: 'apk',
};

const packageManagersOfFamilies: Record<string, HostFacts['packageManager']> = {
  Debian: 'dpkg',
  RedHat: 'rpm',
  Suse: 'rpm',
  Mandrake: 'rpm',
  Altlinux: 'rpm',
  Alpine: 'apk',
};

/** Files that a machine makes when it wants to be started anew. */
const rebootMarkers = ['/run/reboot-required', '/var/run/reboot-required'];

/** `needs-restarting -r` ends with 1 where a restart is needed, with 0 where it is not. */
const rebootCommand = 'needs-restarting -r';

/** What machine it is. */
export function readSystem(
  facts: JsonMap,
  observedAt: string,
): Omit<HostFacts, 'observedAt' | 'things' | 'disks'> {
  const line = (name: string) => {
    const text = textOf(factOf(facts, name));
    return text && lineOf(text, 200);
  };
  const distribution = line('distribution');
  const version = line('distribution_version');
  return definedOf({
    os: distribution && [distribution, version].filter(Boolean).join(' '),
    kernel: line('kernel'),
    architecture: line('architecture'),
    packageManager: packageManagerOf(facts),
    bootedAt: bootedAtOf(facts, observedAt),
    rebootRequired: rebootRequiredOf(facts),
  });
}

function packageManagerOf(facts: JsonMap): HostFacts['packageManager'] {
  const at = (table: typeof packageManagers, name: string) => {
    const word = textOf(factOf(facts, name));
    return word !== undefined && Object.hasOwn(table, word)
      ? table[word]
      : undefined;
  };
  return (
    at(packageManagers, 'pkg_mgr') ?? at(packageManagersOfFamilies, 'os_family')
  );
}

/** To the minute: the two clocks that it is computed from would make it another one in each reading. */
function bootedAtOf(facts: JsonMap, observedAt: string): string | undefined {
  const seconds = integerOf(factOf(facts, 'uptime_seconds'));
  if (seconds === undefined || seconds < 0) {
    return undefined;
  }
  const minute = 60_000;
  const booted =
    Math.round((Date.parse(observedAt) - seconds * 1000) / minute) * minute;
  const time = new Date(booted);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

function rebootRequiredOf(facts: JsonMap): boolean | undefined {
  const said = own(facts, 'oneroof_reboot_required');
  if (typeof said === 'boolean') {
    return said;
  }
  const stats = factOf(facts, 'oneroof_stat');
  const markers = rebootMarkers
    .map(path => (isMap(stats) ? own(stats, path) : undefined))
    .map(stat => (isMap(stat) ? own(stat, 'exists') : undefined));
  if (markers.includes(true)) {
    return true;
  }
  const commands = factOf(facts, 'oneroof_command');
  const result = isMap(commands) ? own(commands, rebootCommand) : undefined;
  const code = isMap(result) ? integerOf(own(result, 'rc')) : undefined;
  if (code === 0 || code === 1) {
    return code === 1;
  }
  return markers.includes(false) ? false : undefined;
}
