import { Cause, JsonValue } from '@oneroof/plugin-gitops-common';
import { ProbeAnswer, probeStatus, Section } from '../ProbeAnswer';

/** Above it no checksum is made: an old disk reads some 50 MB in a second. */
const mostHashedBytes = 512 * 1024 * 1024;

/**
 * What needs the content of a file. Pipes and devices are never opened: they may wait or go on for ever.
 */
export const fileContentFunctions = String.raw`
file_readable() {
  [ -f "$1" ] || return 90
  [ -r "$1" ] || return 91
  return 0
}

file_content() { file_readable "$1" && cat "$1"; }

file_hash() {
  file_readable "$2" || return
  bytes=$(stat -L -c %s "$2") && [ "$bytes" -gt ${mostHashedBytes} ] && return 92
  if have "${'$'}{1}sum"; then
    "${'$'}{1}sum" <"$2"
  elif have openssl; then
    openssl dgst "-$1" <"$2"
  elif have shasum && [ "$1" != md5 ]; then
    shasum -a "${'$'}{1#sha}" <"$2"
  else
    return 93
  fi
}
`;

/** Properties that need content, with the name of their answer and the command that gives it. */
export const fileContents: ReadonlyArray<{
  property: string;
  name: string;
  command: string;
}> = [
  { property: 'md5', name: 'md5', command: 'file_hash md5' },
  { property: 'sha256', name: 'sha256', command: 'file_hash sha256' },
  { property: 'sha512', name: 'sha512', command: 'file_hash sha512' },
  { property: 'contents', name: 'content', command: 'file_content' },
  // An older name of the same, see the manual of goss.
  { property: 'contains', name: 'content', command: 'file_content' },
];

const digits: Readonly<Record<string, number>> = {
  md5: 32,
  sha256: 64,
  sha512: 128,
};

/** A property that needs content. */
export function readContent(
  property: string,
  context: { id: string; path: string; answer: ProbeAnswer },
): { value: JsonValue } | { cause: Cause } {
  const { id, path, answer } = context;
  const name = fileContents.find(entry => entry.property === property)!.name;
  const section = answer.get(`${id}.${name}`);
  if ('cause' in section) {
    return section;
  }
  const cause = describeFailure(section, { path, answer });
  if (cause) {
    return { cause };
  }
  if (name === 'content') {
    return { value: section.text };
  }
  const hash = new RegExp(`\\b[0-9a-f]{${digits[name]}}\\b`).exec(section.text);
  return hash
    ? { value: hash[0] }
    : { cause: { code: 'partial', message: `${name} could not be made` } };
}

function describeFailure(
  { status }: Section,
  { path, answer }: { path: string; answer: ProbeAnswer },
): Cause | undefined {
  switch (status) {
    case 0:
      return undefined;
    case probeStatus.absent:
      return { code: 'not-found', message: 'it is no file with content' };
    case probeStatus.forbidden:
      return answer.forbidden(`read ${path}`);
    case probeStatus.tooLarge:
      return {
        code: 'too-large',
        message: `it has more than ${mostHashedBytes / 1024 / 1024} MiB`,
      };
    case probeStatus.noProgram:
      return {
        code: 'not-found',
        message: 'the host has no program that makes this checksum',
      };
    default:
      return { code: 'partial', message: 'it could not be read to its end' };
  }
}
