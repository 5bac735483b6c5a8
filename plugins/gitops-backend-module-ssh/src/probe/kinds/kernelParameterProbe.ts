import { HostProbe } from '../HostProbe';
import { probeStatus } from '../ProbeAnswer';
import { quoteShellWord } from '../quoteShellWord';

/** Parameters of the kernel, below /proc/sys. */
export const kernelParameterProbe: HostProbe = {
  functions: String.raw`
readable() {
  [ -e "$1" ] || return 90
  [ -r "$1" ] || return 91
  cat "$1"
}
`,

  refuse: ({ key }) =>
    /^[A-Za-z0-9_][A-Za-z0-9_./:@*-]{0,199}$/.test(key) && !key.includes('..')
      ? undefined
      : { code: 'invalid', message: 'this is no kernel parameter' },

  ask: questions =>
    questions.map(
      ({ id, key }) =>
        `say ${id}.value readable ${quoteShellWord(toPath(key))}`,
    ),

  read({ id, key }, answer) {
    const section = answer.get(`${id}.value`);
    if ('cause' in section) {
      return section;
    }
    switch (section.status) {
      case 0:
        // Some hold several numbers, apart by tabs.
        return { properties: { value: section.text.trim() } };
      case probeStatus.absent:
        return {
          cause: {
            code: 'not-found',
            message: 'the kernel has no such parameter',
          },
        };
      default:
        return { cause: answer.forbidden(`read ${toPath(key)}`) };
    }
  },
};

/** The first of `.` and `/` is what separates; the other stands for it within a name, see sysctl(8). */
function toPath(key: string): string {
  const separator = /[./]/.exec(key)?.[0];
  const path =
    separator === '.'
      ? key.replace(/[./]/g, sign => (sign === '.' ? '/' : '.'))
      : key;
  return `/proc/sys/${path}`;
}
