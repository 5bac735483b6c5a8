import { HostThing, JsonValue } from '@oneroof/plugin-gitops-common';
import { HostProbe, NumberedQuestion } from '../HostProbe';
import { ProbeAnswer } from '../ProbeAnswer';
import { isShellWord, quoteShellWord } from '../quoteShellWord';
import { findMount, Mount } from './findMount';

/** Mounts, from the kernel's own table; how full one is, only where that is declared. */
export const mountProbe: HostProbe = {
  functions: String.raw`
mount_table() {
  if [ -r /proc/self/mountinfo ]; then cat /proc/self/mountinfo; else cat /proc/mounts; fi
}
`,

  refuse: ({ key }) =>
    key.startsWith('/') && isShellWord(key)
      ? undefined
      : { code: 'invalid', message: 'this is no absolute path' },

  ask: questions => [
    'say mounts mount_table',
    ...questions
      .filter(({ properties }) => properties.includes('usage'))
      .map(
        ({ id, key }) =>
          `say ${id}.usage timed 10 df -P -k ${quoteShellWord(key)}`,
      ),
  ],

  read(question, answer) {
    const section = answer.get('mounts');
    if ('cause' in section) {
      return section;
    }
    if (section.status !== 0) {
      return { cause: answer.forbidden('read the table of mounts') };
    }
    const mount = findMount(section.text, question.key);
    return mount
      ? toThing(mount, { question, answer })
      : { properties: { exists: false } };
  },
};

function toThing(
  mount: Mount,
  { question, answer }: { question: NumberedQuestion; answer: ProbeAnswer },
): HostThing {
  const properties: Record<string, JsonValue> = {
    exists: true,
    opts: mount.options,
    'vfs-opts': mount.superOptions,
    source: mount.source,
    filesystem: mount.filesystem,
  };
  if (!question.properties.includes('usage')) {
    return { properties };
  }
  const usage = /\s(\d{1,3})%\s/.exec(
    answer.find(`${question.id}.usage`)?.text ?? '',
  )?.[1];
  return usage === undefined
    ? {
        properties,
        causes: {
          usage: { code: 'partial', message: 'df did not say how full it is' },
        },
      }
    : { properties: { ...properties, usage: Number(usage) } };
}
