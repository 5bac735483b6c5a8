import { HostItemKind, hostItemKinds } from '../../../model/host';
import { JsonValue } from '../../../model/resource';
import { suggestName } from '../../../model/suggestName';
import { slotMarks } from '../../../model/yaml/slots';
import {
  readYamlDocuments,
  YamlDocument,
} from '../../../model/yaml/readYamlDocuments';
import { TextPosition } from '../../../model/yaml/YamlFault';
import { unreadKinds } from '../attributeTables';
import { fileLimits } from '../limits';
import { ManifestFault } from '../ManifestFault';
import { findKey } from './findKey';

/** One thing as a file declares it; keys and values may hold slots. */
export interface ManifestEntry {
  kind: HostItemKind;
  key: string;
  /** Undefined where it is no map. */
  attributes: ReadonlyArray<readonly [string, JsonValue]> | undefined;
  /** Where it stands, or one of its attributes. */
  at(attribute?: string): TextPosition | undefined;
  hasSlots: boolean;
}

/** A thing that is declared and that nobody can look at. */
export interface UnreadEntry {
  kind: string;
  key: string;
  fault: ManifestFault;
}

/** A file as it is written. */
export interface ParsedManifestFile {
  entries: ManifestEntry[];
  unread: UnreadEntry[];
  /** Why what the file declares cannot be told; there are no entries then. */
  refusals: ManifestFault[];
}

interface Source {
  file: string;
  document: YamlDocument;
  at(...path: string[]): TextPosition | undefined;
}

/**
 * Reads a text in goss's format, which may hold slots. Never throws.
 *
 * @param toSource - where a place of the text stands in the file that it was written from
 */
export function parseManifestFile(
  file: string,
  text: string,
  toSource: (position: TextPosition) => TextPosition,
): ParsedManifestFile {
  const read = readYamlDocuments(text, 'goss', fileLimits);
  const sourceOf = (position: Partial<TextPosition> | undefined) =>
    position?.line !== undefined && position.column !== undefined
      ? toSource({ line: position.line, column: position.column })
      : undefined;
  const refuse = (...refusals: ManifestFault[]): ParsedManifestFile => ({
    entries: [],
    unread: [],
    refusals,
  });
  const faults = read.documents.flatMap(document => document.faults);
  if (read.refusal || faults.length > 0) {
    return refuse(
      ...[...faults, ...(read.refusal ? [read.refusal] : [])].map(fault => ({
        message: fault.message,
        code:
          fault.code === 'duplicate-key'
            ? fault.code
            : ('invalid-yaml' as const),
        file,
        ...sourceOf(fault),
      })),
    );
  }
  const written = read.documents.filter(
    ({ value }) => value !== undefined && value !== null,
  );
  const [document] = written;
  if (!document) {
    return refuse();
  }
  const source: Source = {
    file,
    document,
    at: (...path) =>
      sourceOf(read.positionAt(findKey(document.document.contents, path))),
  };
  if (written.length > 1) {
    return refuse({
      code: 'invalid-desired',
      message: 'goss reads the first document of a file only; write one',
      file,
    });
  }
  if (!isMap(document.value)) {
    return refuse({
      code: 'invalid-desired',
      message: 'a goss file needs to be a map of kinds, such as "package:"',
      file,
      ...source.at(),
    });
  }
  return readKinds(document.value, source);
}

function readKinds(
  kinds: { [key: string]: JsonValue },
  source: Source,
): ParsedManifestFile {
  const parsed: ParsedManifestFile = { entries: [], unread: [], refusals: [] };
  for (const [kind, things] of Object.entries(kinds)) {
    if (kind.startsWith('x-')) {
      continue;
    }
    const problem = problemOfKind(kind, things);
    const fault = problem && {
      ...problem,
      file: source.file,
      ...source.at(kind),
    };
    if (fault && slotMarks.test(kind)) {
      parsed.refusals.push(fault);
    } else if (fault) {
      parsed.unread.push(...unreadOf(kind, things, fault));
    } else if (isMap(things)) {
      parsed.entries.push(...entriesOf(kind as HostItemKind, things, source));
    }
  }
  return parsed.refusals.length > 0
    ? { ...parsed, entries: [], unread: [] }
    : parsed;
}

function problemOfKind(
  kind: string,
  things: JsonValue,
): Pick<ManifestFault, 'code' | 'message'> | undefined {
  if (slotMarks.test(kind)) {
    const message = 'the name of a kind must not come from a variable';
    return { code: 'unsupported', message };
  }
  const reason = unreadKinds.get(kind);
  if (reason !== undefined) {
    return {
      code: 'unsupported',
      message: `${kind}: not supported: ${reason}`,
    };
  }
  if (!hostItemKinds.some(known => known === kind)) {
    const meant = suggestName(kind, hostItemKinds);
    const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
    const message = `${clip(kind)}: no such kind${hint}`;
    return { code: 'unknown-field', message };
  }
  return things === null || isMap(things)
    ? undefined
    : {
        code: 'invalid-desired',
        message: `${kind}: must be a map of things by their names`,
      };
}

/** Files that are told not to be included declare nothing: goss leaves them out. */
function unreadOf(
  kind: string,
  things: JsonValue,
  fault: ManifestFault,
): UnreadEntry[] {
  if (!isMap(things)) {
    return things === null ? [] : [{ kind, key: '*', fault }];
  }
  return Object.entries(things)
    .filter(([, thing]) => !(isMap(thing) && thing.skip === true))
    .map(([key]) => ({ kind, key, fault }));
}

function entriesOf(
  kind: HostItemKind,
  things: { [key: string]: JsonValue },
  source: Source,
): ManifestEntry[] {
  return Object.entries(things).map(([key, thing]) => ({
    kind,
    key,
    attributes: isMap(thing) ? Object.entries(thing) : undefined,
    at: attribute =>
      source.at(kind, key, ...(attribute === undefined ? [] : [attribute])),
    hasSlots: holdsSlots(key) || holdsSlots(thing),
  }));
}

function holdsSlots(value: JsonValue): boolean {
  if (typeof value === 'string') {
    return slotMarks.test(value);
  }
  if (value === null || typeof value !== 'object') {
    return false;
  }
  return Array.isArray(value)
    ? value.some(holdsSlots)
    : Object.entries(value).some(
        ([key, item]) => slotMarks.test(key) || holdsSlots(item),
      );
}

export function isMap(
  value: JsonValue | undefined,
): value is { [key: string]: JsonValue } {
  return (
    value !== null &&
    value !== undefined &&
    typeof value === 'object' &&
    !Array.isArray(value)
  );
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
