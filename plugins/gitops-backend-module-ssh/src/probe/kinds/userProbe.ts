import { HostThing, JsonValue } from '@oneroof/plugin-gitops-common';
import { HostProbe, NumberedQuestion } from '../HostProbe';
import { ProbeAnswer } from '../ProbeAnswer';
import { quoteShellWord } from '../quoteShellWord';
import { entryFunctions, isAccountName } from './accountName';

/** Users, from `getent` or /etc/passwd: passwords are nowhere looked at. */
export const userProbe: HostProbe = {
  functions: `${entryFunctions}
groups_of() { id -Gn "$1"; }
group_ids_of() { id -G "$1"; }
`,

  refuse: ({ key, properties }) => {
    if (!isAccountName(key)) {
      return { code: 'invalid', message: 'this is no name of a user' };
    }
    return properties.includes('password')
      ? { code: 'not-allowed', message: 'passwords are not looked at' }
      : undefined;
  },

  ask: questions =>
    questions.flatMap(({ id, key, properties }) => {
      const name = quoteShellWord(key);
      return [
        `say ${id}.entry account_entry passwd ${name}`,
        ...(properties.includes('groups')
          ? [
              `say ${id}.groups groups_of ${name}`,
              `say ${id}.gids group_ids_of ${name}`,
            ]
          : []),
      ];
    }),

  read(question, answer) {
    const entry = answer.get(`${question.id}.entry`);
    if ('cause' in entry) {
      return entry;
    }
    const fields = entry.text.split('\n')[0].split(':');
    // A number is looked up as an id by getent; a manifest declares names.
    if (
      entry.status === 2 ||
      (entry.status === 0 && fields[0] !== question.key)
    ) {
      return { properties: { exists: false } };
    }
    if (entry.status !== 0 || fields.length < 7) {
      return {
        cause: { code: 'partial', message: 'the user could not be looked up' },
      };
    }
    const properties: Record<string, JsonValue> = {
      exists: true,
      uid: Number(fields[2]),
      gid: Number(fields[3]),
      home: fields[5],
      shell: fields[6],
    };
    return withGroups(properties, { question, answer });
  },
};

function withGroups(
  properties: Record<string, JsonValue>,
  { question, answer }: { question: NumberedQuestion; answer: ProbeAnswer },
): HostThing {
  if (!question.properties.includes('groups')) {
    return { properties };
  }
  const names = answer.find(`${question.id}.groups`);
  const ids = answer.find(`${question.id}.gids`);
  const groups = names?.text.trim().split(' ') ?? [];
  // Names with blanks, as directories have them, cannot be told apart.
  if (
    names?.status !== 0 ||
    groups.length !== ids?.text.trim().split(' ').length
  ) {
    return {
      properties,
      causes: {
        groups: { code: 'partial', message: 'the groups could not be listed' },
      },
    };
  }
  return { properties: { ...properties, groups: [...new Set(groups)].sort() } };
}
