import { Cause, HostThing, JsonValue } from '@oneroof/plugin-gitops-common';
import { HostProbe, NumberedQuestion } from '../HostProbe';
import { ProbeAnswer } from '../ProbeAnswer';
import { isShellWord, quoteShellWord } from '../quoteShellWord';
import { commandSeconds } from './commandTime';

/** Ended by its time: 124 by coreutils, 143 by older busyboxes, 137 by our own clock. */
const lateStatuses = [124, 137, 143];

/** Commands from git, where the operator allows that they are run. As in goss they are run by `sh -c`. */
export const commandProbe: HostProbe = {
  functions: String.raw`
run_command() { timed "$1" sh -c "$2" 3>&-; }

ask_command() {
  began=$(date +%s)
  say_both "$1" run_command "$2" "$3"
  took=$(( $(date +%s) - began ))
  say "$1.took" printf %s "$took"
}
`,

  refuse: (question, { allowCommands }) => {
    if (!allowCommands) {
      return {
        code: 'not-allowed',
        message: 'commands of manifests are not allowed for this inventory',
      };
    }
    return isShellWord(commandOf(question))
      ? undefined
      : { code: 'invalid', message: 'this is no text of a command' };
  },

  ask: questions =>
    questions.map(
      question =>
        `ask_command ${question.id} ${commandSeconds(
          question,
        )} ${quoteShellWord(commandOf(question))}`,
    ),

  read(question, answer) {
    const { id } = question;
    const out = answer.get(`${id}.out`);
    const status = 'cause' in out ? undefined : out.status;
    const took = answer.get(`${id}.took`);
    if ('cause' in took) {
      return took;
    }
    const seconds = commandSeconds(question);
    if (
      (status === undefined || lateStatuses.includes(status)) &&
      Number(took.text) >= seconds
    ) {
      return {
        cause: { code: 'timeout', message: `it took longer than ${seconds} s` },
      };
    }
    return readOutputs(status, { id, answer });
  },
};

function commandOf({
  key,
  settings,
}: Pick<NumberedQuestion, 'key' | 'settings'>) {
  return typeof settings.exec === 'string' ? settings.exec : key;
}

function readOutputs(
  status: number | undefined,
  { id, answer }: { id: string; answer: ProbeAnswer },
): HostThing {
  const properties: Record<string, JsonValue> = {};
  const causes: Record<string, Cause> = {};
  const tooLarge: Cause = {
    code: 'too-large',
    message: 'it prints more than is read',
  };
  if (status === undefined) {
    causes['exit-status'] = tooLarge;
  } else {
    properties['exit-status'] = status;
  }
  for (const [property, name] of [
    ['stdout', 'out'],
    ['stderr', 'err'],
  ]) {
    const section = answer.find(`${id}.${name}`);
    if (section) {
      properties[property] = section.text;
    } else {
      causes[property] = tooLarge;
    }
  }
  return Object.keys(causes).length > 0
    ? { properties, causes }
    : { properties };
}
