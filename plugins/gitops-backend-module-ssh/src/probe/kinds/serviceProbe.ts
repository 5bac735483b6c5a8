import { Cause, HostThing, JsonValue } from '@oneroof/plugin-gitops-common';
import { HostProbe } from '../HostProbe';
import { Section } from '../ProbeAnswer';
import { quoteShellWord } from '../quoteShellWord';

const namePattern = /^[A-Za-z0-9_][A-Za-z0-9@:._\\-]*$/;

const absent = { exists: false, enabled: false, running: false };

/**
 * Whether systemd is there is asked of systemd: a container has `systemctl` too, and nothing behind it.
 *
 * SysV scripts know no question but `status`, and answer by exit status (Linux Standard Base 3.1, "Init Script Actions").
 */
export const serviceProbe: HostProbe = {
  functions: String.raw`
if systemctl show -p Version >/dev/null; then
  services=systemd
elif have rc-service; then
  services=openrc
elif have service; then
  services=sysv
else
  services=
fi

sysv_levels() {
  if have chkconfig; then
    chkconfig --list "$1"
  else
    set +f
    for link in /etc/rc[2345].d/S??"$1" /etc/rc.d/rc[2345].d/S??"$1"; do
      [ -e "$link" ] && printf '%s\n' "$link"
    done
    return 0
  fi
}

service_unit() { systemctl show -p LoadState -p ActiveState -- "$1"; }
service_enabled() { systemctl is-enabled -- "$1"; }

ask_service() {
  case $services in
    systemd)
      say "$1.unit" service_unit "$2"
      say "$1.enabled" service_enabled "$2" ;;
    openrc)
      say "$1.status" timed 10 rc-service -- "$2" status ;;
    sysv)
      say "$1.status" timed 10 service "$2" status
      say "$1.levels" sysv_levels "$2" ;;
  esac
}

say services printf %s "$services"
[ "$services" = openrc ] && say runlevels rc-update show
[ "$services" = sysv ] && say runlevel runlevel
`,

  refuse: ({ key }) =>
    namePattern.test(key) && key.length <= 250
      ? undefined
      : { code: 'invalid', message: 'this is no name of a service' },

  ask: questions =>
    questions.map(({ id, key }) => `ask_service ${id} ${quoteShellWord(key)}`),

  read(question, answer) {
    const system = answer.get('services');
    if ('cause' in system) {
      return system;
    }
    const get = (name: string) => answer.get(name);
    switch (system.text) {
      case 'systemd':
        return combine(
          [get(`${question.id}.unit`), get(`${question.id}.enabled`)],
          readSystemd,
        );
      case 'openrc':
        return combine(
          [get(`${question.id}.status`), get('runlevels')],
          (status, levels) => readOpenRc(question.key, status, levels),
        );
      case 'sysv':
        return combine(
          [get(`${question.id}.status`), get(`${question.id}.levels`)],
          (status, levels) => readSysV(status, levels, answer.find('runlevel')),
        );
      default:
        return {
          cause: {
            code: 'not-found',
            message:
              'the host has no init system that can be asked (systemd, OpenRC, SysV)',
          },
        };
    }
  },
};

type Answered = Section | { cause: Cause };

function combine(
  [first, second]: [Answered, Answered],
  read: (first: Section, second: Section) => HostThing,
): HostThing {
  if ('cause' in first) {
    return first;
  }
  return 'cause' in second ? second : read(first, second);
}

function readSystemd(unit: Section, enabled: Section): HostThing {
  const load = /^LoadState=(.*)$/m.exec(unit.text)?.[1];
  const active = /^ActiveState=(.*)$/m.exec(unit.text)?.[1];
  if (load === undefined || active === undefined) {
    return unclear('systemd');
  }
  const running = ['active', 'reloading', 'refreshing'].includes(active);
  if (load === 'not-found' && !running) {
    return { properties: absent };
  }
  return {
    properties: {
      exists: true,
      // The exit status counts, since its words grow in number from version to version: see systemctl(1), `is-enabled`.
      enabled: enabled.status === 0,
      running,
    },
  };
}

function readOpenRc(name: string, status: Section, levels: Section): HostThing {
  if (levels.status !== 0) {
    return unclear('OpenRC');
  }
  const enabled = levels.text.split('\n').some(line => {
    const [service, where] = line.split('|');
    return service.trim() === name && (where ?? '').trim() !== '';
  });
  if (/does not exist/.test(status.text)) {
    return { properties: { ...absent, enabled } };
  }
  switch (status.status) {
    case 0:
      return { properties: { exists: true, enabled, running: true } };
    // Stopped, stopping, starting, inactive, crashed: see `default_status` of openrc-run.sh.
    case 3:
    case 4:
    case 8:
    case 16:
    case 32:
      return { properties: { exists: true, enabled, running: false } };
    default:
      return unclear('OpenRC');
  }
}

function readSysV(
  status: Section,
  levels: Section,
  runlevel: Section | undefined,
): HostThing {
  const level = /\b([2-5])\s*$/.exec(runlevel?.text ?? '')?.[1] ?? '3';
  const properties: Record<string, JsonValue> = {
    enabled:
      new RegExp(`\\b${level}:on\\b`).test(levels.text) ||
      levels.text.includes(`rc${level}.d/`),
  };
  // Upstart answers by words, and ends well whatever it says.
  if (/ (stop|start)\//.test(status.text)) {
    properties.running = / start\//.test(status.text);
    return { properties };
  }
  switch (status.status) {
    case 0:
      return { properties: { ...properties, running: true } };
    case 1:
    case 2:
    case 3:
      return { properties: { ...properties, running: false } };
    default:
      return unclear('the init script');
  }
}

function unclear(who: string): HostThing {
  return {
    cause: {
      code: 'partial',
      message: `${who} did not say whether the service runs`,
    },
  };
}
