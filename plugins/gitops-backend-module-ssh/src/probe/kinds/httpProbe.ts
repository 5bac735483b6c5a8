import { Cause, HostQuestion, HostThing } from '@oneroof/plugin-gitops-common';
import { HostProbe } from '../HostProbe';
import { probeStatus } from '../ProbeAnswer';
import { quoteShellWord } from '../quoteShellWord';
import { commandSeconds } from './commandTime';
import { parseHttpAnswer } from './parseHttpAnswer';

/** Others (a body, credentials, a proxy) would have to stand in a command line that everybody on the host can read. */
const knownSettings = ['timeout', 'allow-insecure', 'no-follow-redirects'];

const notAllowed: Cause = {
  code: 'not-allowed',
  message: 'requests of manifests are not allowed for this inventory',
};

/**
 * URLs, asked by the host itself. A request is an act like a command, and may reach what only the host can reach, so it
 * needs the same permission of the operator.
 */
export const httpProbe: HostProbe = {
  functions: String.raw`
fetch() {
  seconds=$1 insecure=$2 follow=$3 url=$4
  set --
  if have curl; then
    [ "$insecure" = yes ] && set -- "$@" -k
    [ "$follow" = yes ] && set -- "$@" -L --max-redirs 10
    timed "$seconds" curl -q -s -g -i "$@" "$url"
  elif have wget; then
    [ "$insecure" = yes ] && set -- "$@" --no-check-certificate
    [ "$follow" = yes ] || set -- "$@" --max-redirect=0
    timed "$seconds" wget -q -S -O - "$@" "$url"
  else
    return 93
  fi
}
`,

  refuse: (question, { allowCommands }) =>
    refuseUrl(question) ?? (allowCommands ? undefined : notAllowed),

  ask: questions =>
    questions.map(question => {
      const { id, key, settings } = question;
      const words = [
        `${commandSeconds(question)}`,
        settings['allow-insecure'] === true ? 'yes' : 'no',
        settings['no-follow-redirects'] === true ? 'no' : 'yes',
        quoteShellWord(key),
      ];
      return `say_both ${id} fetch ${words.join(' ')}`;
    }),

  read(question, answer): HostThing {
    const out = answer.get(`${question.id}.out`);
    if ('cause' in out) {
      return out;
    }
    if (out.status === probeStatus.noProgram) {
      return {
        cause: {
          code: 'not-found',
          message: 'the host has neither curl nor wget',
        },
      };
    }
    const found = parseHttpAnswer(
      out.text,
      answer.find(`${question.id}.err`)?.text ?? '',
    );
    if (!found) {
      return { cause: describeFailure(out.status, question) };
    }
    const { status, headers, body } = found;
    // wget keeps the body of an error to itself.
    return body === undefined
      ? {
          properties: { status, headers },
          causes: {
            body: { code: 'partial', message: 'wget does not show it' },
          },
        }
      : { properties: { status, headers, body } };
  },
};

function refuseUrl({ key, settings }: HostQuestion): Cause | undefined {
  const url = URL.parse(key);
  if (
    !url ||
    !/^https?:\/\/[\x21-\x7e]+$/i.test(key) ||
    url.username ||
    url.password
  ) {
    return {
      code: 'invalid',
      message: 'this is no http or https URL without credentials',
    };
  }
  const unknown = Object.keys(settings).find(
    name => !knownSettings.includes(name),
  );
  return unknown === undefined
    ? undefined
    : {
        code: 'not-configured',
        message: `requests with "${unknown}" are not made over SSH`,
      };
}

/** curl(1), "EXIT CODES": 28 is its own time; 124, 137 and 143 are those of what watches it. */
function describeFailure(
  status: number | undefined,
  question: HostQuestion,
): Cause {
  return [28, 124, 137, 143].includes(status ?? 0)
    ? {
        code: 'timeout',
        message: `there was no answer within ${commandSeconds(question)} s`,
      }
    : { code: 'unreachable', message: 'the host got no answer from it' };
}
