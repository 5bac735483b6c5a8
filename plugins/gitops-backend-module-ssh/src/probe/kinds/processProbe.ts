import { HostProbe } from '../HostProbe';
import { probeStatus } from '../ProbeAnswer';

/** The kernel keeps fifteen bytes of a name (proc(5), `comm`). */
const longestName = 15;

/** Processes by the name of their program, as goss knows them. */
export const processProbe: HostProbe = {
  functions: String.raw`
# Where the processes of others are hidden (hidepid), the first of all is hidden too.
process_names() {
  [ -r /proc/1/stat ] || return 91
  set +f
  for folder in /proc/[0-9]*; do
    read -r line <"$folder/stat" && {
      line=${'$'}{line#*\(}
      printf '%s\n' "${'$'}{line%\)*}"
    }
  done | sort -u
}
`,

  refuse: ({ key }) =>
    key.trim() && !/\p{Cc}/u.test(key)
      ? undefined
      : { code: 'invalid', message: 'this is no name of a process' },

  ask: () => ['say processes process_names'],

  read({ key }, answer) {
    const section = answer.get('processes');
    if ('cause' in section) {
      return section;
    }
    if (section.status === probeStatus.forbidden) {
      return { cause: answer.forbidden('see the processes of others') };
    }
    const name = Buffer.from(key).subarray(0, longestName).toString();
    return {
      properties: { running: section.text.split('\n').includes(name) },
    };
  },
};
