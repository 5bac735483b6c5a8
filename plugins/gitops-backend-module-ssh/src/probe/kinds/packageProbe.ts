import { HostThing } from '@oneroof/plugin-gitops-common';
import { HostProbe } from '../HostProbe';
import { quoteShellWord } from '../quoteShellWord';
import { Section } from '../ProbeAnswer';

/** No name of any package manager has more, and none of these begins an option, a pattern or a path. */
const namePattern = /^[A-Za-z0-9_][A-Za-z0-9+._:-]*$/;

/**
 * Packages are asked for all at once, since each question reads the whole database. That one is not installed has to be
 * said: a database that cannot be read has no packages either.
 */
export const packageProbe: HostProbe = {
  functions: String.raw`
package_versions() {
  case $packages in
    dpkg) dpkg-query -W -f '${'$'}{Package} ${'$'}{Architecture} ${'$'}{Status} ${'$'}{Version}\n' "$@" 2>&1 ;;
    rpm) rpm -q --nosignature --nodigest --qf '%{NAME} %|EPOCH?{%{EPOCH}:}:{}|%{VERSION}-%{RELEASE} %{ARCH}\n' "$@" 2>&1 ;;
    apk) apk info -e -v "$@" 2>&1 ;;
    *) return 93 ;;
  esac
}
`,

  refuse: ({ key }) =>
    namePattern.test(key) && key.length <= 250
      ? undefined
      : { code: 'invalid', message: 'this is no name of a package' },

  ask: questions => [
    `say packages package_versions ${questions
      .map(({ key }) => quoteShellWord(key))
      .join(' ')}`,
  ],

  read({ key }, answer) {
    const section = answer.get('packages');
    if ('cause' in section) {
      return section;
    }
    switch (answer.find('packager')?.text) {
      case 'dpkg':
        return readDpkg(key, section);
      case 'rpm':
        return readRpm(key, section);
      case 'apk':
        return readApk(key, section);
      default:
        return {
          cause: {
            code: 'not-found',
            message:
              'the host has no package manager that can be asked (dpkg, rpm, apk)',
          },
        };
    }
  },
};

function readDpkg(key: string, { text }: Section): HostThing {
  const lines = text.split('\n').map(line => line.trim());
  const found = lines.flatMap(line => {
    const [name, architecture, want, error, state, version] = line.split(' ');
    const isMeant = key === name || key === `${name}:${architecture}`;
    return isMeant && version !== undefined && error === 'ok'
      ? [{ isInstalled: state === 'installed' && want !== 'purge', version }]
      : [];
  });
  const isAbsent = lines.some(
    line =>
      /no packages found matching /i.test(line) &&
      line.replace(/\.$/, '').endsWith(` ${key}`),
  );
  if (found.length === 0 && !isAbsent) {
    return unreadable('dpkg');
  }
  return toThing(
    found.filter(entry => entry.isInstalled).map(entry => entry.version),
  );
}

function readRpm(key: string, { text }: Section): HostThing {
  const lines = text.split('\n').map(line => line.trim());
  const versions = lines.flatMap(line => {
    const [name, version, architecture, ...rest] = line.split(' ');
    const isMeant = key === name || key === `${name}.${architecture}`;
    return isMeant && architecture && rest.length === 0 ? [version] : [];
  });
  if (
    versions.length === 0 &&
    !lines.includes(`package ${key} is not installed`)
  ) {
    return unreadable('rpm');
  }
  return toThing(versions);
}

/** apk is silent about what is not installed, and begins its troubles with `ERROR`. */
function readApk(key: string, { text }: Section): HostThing {
  if (/^(ERROR|FATAL)/m.test(text)) {
    return unreadable('apk');
  }
  const versions = text
    .split('\n')
    .filter(line => line.startsWith(`${key}-`))
    .map(line => line.slice(key.length + 1))
    .filter(rest => /^\d[^-]*(-r\d+)?$/.test(rest));
  return toThing(versions);
}

function toThing(versions: readonly string[]): HostThing {
  const distinct = [...new Set(versions)].sort();
  return distinct.length > 0
    ? { properties: { installed: true, versions: distinct } }
    : { properties: { installed: false } };
}

function unreadable(manager: string): HostThing {
  return {
    cause: {
      code: 'partial',
      message: `${manager} said neither which version is installed nor that none is`,
    },
  };
}
