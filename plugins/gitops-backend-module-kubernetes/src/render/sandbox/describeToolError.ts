import {
  parseKubernetesManifests,
  TreeFile,
} from '@oneroof/plugin-gitops-common';
import { placeWords, toolWords } from './toolWords';

const maxLength = 400;
const maxReadLength = 8 * 1024;

/** What a tool worked on. */
export interface ToolInput {
  files: readonly TreeFile[];
  /** The folder that holds the copies of the files; its path stays out of the text. */
  root: string;
}

/**
 * What of a tool's complaint may be shown: its first line, in words that are the tool's own, or names of files and
 * objects. Everything else is left out. A tool quotes what it does not understand, among it the values of Secrets, in
 * full or as numbers or cut off, so what may be shown is listed and not what may not.
 */
export function describeToolError(stderr: string, input: ToolInput): string {
  const line = findLine(stderr);
  if (line === undefined) {
    return 'no reason given';
  }
  const names = collectNames(input.files);
  let text = '';
  let previous = '';
  for (const [part] of line
    .split(`${input.root}/tree/`)
    .join('')
    .split(input.root)
    .join('')
    .matchAll(/[\p{L}\p{N}_-]+|[^\p{L}\p{N}_-]+/gu)) {
    const isWord = /[\p{L}\p{N}_-]/u.test(part);
    text += isWord
      ? showWord(part, { previous, names })
      : part.replace(/[^\s.,:;'"()[\]/]/g, ' ');
    // A number belongs to a word only if nothing but a blank stands between them.
    if (part !== ' ') {
      previous = isWord ? part : '';
    }
  }
  const tidy = text
    .replace(/\s+/g, ' ')
    .replace(/…(?:[^\p{L}\p{N}]*…)*\.*/gu, '…')
    .trim();
  return tidy.length > maxLength ? `${tidy.slice(0, maxLength)}…` : tidy;
}

function findLine(stderr: string): string | undefined {
  const line = stderr
    .slice(0, maxReadLength)
    .split('\n')
    .map(text => text.trim())
    .find(text => text !== '' && !/^(#|Warning:)|err=<$/.test(text));
  // kubectl puts the whole of it in quotes.
  return line?.replace(
    /^[EF]\d{4} \S+ +\d+ \S+\] "command failed" err="(.*)"$/,
    '$1',
  );
}

function showWord(
  word: string,
  { previous, names }: { previous: string; names: ReadonlySet<string> },
): string {
  const isPlace =
    /^\d{1,7}$/.test(word) && placeWords.has(previous.toLowerCase());
  return isPlace ||
    toolWords.has(word.toLowerCase()) ||
    names.has(word) ||
    /^v\d+((alpha|beta)\d+)?$/.test(word)
    ? word
    : '…';
}

/** Parts of the names of files and of the objects that they declare. */
function collectNames(files: readonly TreeFile[]): Set<string> {
  const names = new Set<string>();
  const add = (name: string | undefined) =>
    (name?.match(/[\p{L}\p{N}_-]+/gu) ?? []).forEach(part => names.add(part));
  for (const { path, content } of files) {
    add(path);
    if (/\.ya?ml$/.test(path)) {
      const text = new TextDecoder().decode(content);
      for (const { apiVersion, kind, metadata } of parseKubernetesManifests({
        file: path,
        text,
      }).objects) {
        [apiVersion, kind, metadata.name, metadata.namespace].forEach(add);
      }
    }
  }
  return names;
}
