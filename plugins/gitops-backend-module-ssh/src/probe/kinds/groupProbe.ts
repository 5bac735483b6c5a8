import { HostThing } from '@oneroof/plugin-gitops-common';
import { HostProbe } from '../HostProbe';
import { quoteShellWord } from '../quoteShellWord';
import { entryFunctions, isAccountName } from './accountName';

/** Groups, from `getent` or /etc/group. */
export const groupProbe: HostProbe = {
  functions: entryFunctions,

  refuse: ({ key }) =>
    isAccountName(key)
      ? undefined
      : { code: 'invalid', message: 'this is no name of a group' },

  ask: questions =>
    questions.map(
      ({ id, key }) =>
        `say ${id}.entry account_entry group ${quoteShellWord(key)}`,
    ),

  read({ id, key }, answer): HostThing {
    const entry = answer.get(`${id}.entry`);
    if ('cause' in entry) {
      return entry;
    }
    const fields = entry.text.split('\n')[0].split(':');
    if (entry.status === 2 || (entry.status === 0 && fields[0] !== key)) {
      return { properties: { exists: false } };
    }
    return entry.status === 0 && fields.length >= 3
      ? { properties: { exists: true, gid: Number(fields[2]) } }
      : {
          cause: {
            code: 'partial',
            message: 'the group could not be looked up',
          },
        };
  },
};
