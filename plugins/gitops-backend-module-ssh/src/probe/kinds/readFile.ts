import { Cause, HostThing, JsonValue } from '@oneroof/plugin-gitops-common';
import { NumberedQuestion } from '../HostProbe';
import { ProbeAnswer, probeStatus } from '../ProbeAnswer';
import { fileContents, readContent } from './fileContents';
import { FileStatus, parseLs, parseStat } from './parseFileStatus';

/** What the host has said about a file: only properties that are declared, and the times of its last changes. */
export function readFile(
  question: NumberedQuestion,
  answer: ProbeAnswer,
): HostThing {
  const { id, key } = question;
  const section = answer.get(`${id}.stat`);
  if ('cause' in section) {
    return section;
  }
  if (section.status !== 0) {
    return describeAbsence(section.text, { path: key, answer });
  }
  const status =
    parseStat(section.text) ??
    parseLs(section.text, answer.find(`${id}.names`)?.text ?? '');
  if (!status) {
    return {
      cause: { code: 'partial', message: 'its status is not readable' },
    };
  }
  return describe(status, question, answer);
}

/**
 * Absent is only what the machine says is absent. The reason stands at the end of the message (strerror(3), and LC_ALL
 * is C), so that a path cannot pretend to be one.
 */
function describeAbsence(
  text: string,
  { path, answer }: { path: string; answer: ProbeAnswer },
): HostThing {
  const message = text.trimEnd();
  if (/: (No such file or directory|Not a directory)$/.test(message)) {
    return { properties: { exists: false } };
  }
  return /: Permission denied$/.test(message)
    ? { cause: answer.forbidden(`look at ${path}`) }
    : { cause: { code: 'partial', message: `${path} could not be looked at` } };
}

function describe(
  status: FileStatus,
  question: NumberedQuestion,
  answer: ProbeAnswer,
): HostThing {
  const properties: Record<string, JsonValue> = { exists: true };
  const causes: Record<string, Cause> = {};
  const context = { id: question.id, path: question.key, answer };
  for (const property of question.properties) {
    const found = readProperty(property, { status, ...context });
    if (found && 'value' in found) {
      properties[property] = found.value;
    } else if (found) {
      causes[property] = found.cause;
    }
  }
  // The time of a folder changes with every file in it, and says nothing about who changed its owner or mode.
  if (status.mtime && status.ctime && status.filetype !== 'directory') {
    properties.mtime = status.mtime;
    properties.ctime = status.ctime;
  }
  return Object.keys(causes).length > 0
    ? { properties, causes }
    : { properties };
}

function readProperty(
  property: string,
  context: {
    status: FileStatus;
    id: string;
    path: string;
    answer: ProbeAnswer;
  },
): { value: JsonValue } | { cause: Cause } | undefined {
  const { status } = context;
  switch (property) {
    case 'filetype':
    case 'mode':
    case 'uid':
    case 'gid':
    case 'size':
      return { value: status[property] };
    case 'owner':
    case 'group':
      return status[property] === undefined
        ? {
            cause: {
              code: 'not-found',
              message: `its ${property} has a number and no name`,
            },
          }
        : { value: status[property] };
    case 'linked-to':
      return readLink(context);
    default:
      return fileContents.some(entry => entry.property === property)
        ? readContent(property, context)
        : undefined;
  }
}

function readLink(context: {
  id: string;
  answer: ProbeAnswer;
}): { value: JsonValue } | { cause: Cause } {
  const section = context.answer.get(`${context.id}.linked-to`);
  if ('cause' in section) {
    return section;
  }
  switch (section.status) {
    case 0:
      return { value: section.text.replace(/\n$/, '') };
    case probeStatus.absent:
      return { value: '' };
    default:
      return {
        cause: { code: 'not-found', message: 'the host has no readlink' },
      };
  }
}
