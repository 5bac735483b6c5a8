import { NamedFile } from './InventoryExport';

const maxReadLength = 64 * 1024;

const squeeze = (text: string) => text.replace(/\s+/g, '');

/** What Ansible may say, without its white space, and what it means for people. */
const meanings: ReadonlyArray<[RegExp, string]> = [
  [
    /novaultsecretsfound|Decryptionfailed/i,
    'is encrypted by Ansible Vault, and there is no password',
  ],
  [
    /PluginconfigurationYAMLfile/i,
    'configures a plugin, which is not executed for an inventory from a repository',
  ],
  [
    /Skippingunexpectedkey|notavalidgroupdefinition/i,
    'has something in a group besides hosts, vars and children, so that a part of it would be lost',
  ],
];

/**
 * What may be shown of a complaint of `ansible-inventory`: the file, the line, and a meaning from a list of ours. Ansible
 * quotes the text that it does not understand, which may be a password, so its own words are never shown.
 */
export function describeInventoryFailure(
  stderr: string,
  files: readonly NamedFile[],
): string {
  // Ansible breaks its lines, paths among them, after 79 characters.
  const text = squeeze(stderr.slice(0, maxReadLength));
  const place = findPlace(text, files);
  const meaning =
    meanings.find(([pattern]) => pattern.test(text))?.[1] ??
    'could not be read as an inventory';
  return `${place} ${meaning}`;
}

/** Whether a warning says that a part of the inventory was left out, though the run went well. */
export function tellsOfLostPart(stderr: string): boolean {
  return /Skipping(unexpectedkey|'.*?'asthisisnotavalidgroup)/.test(
    squeeze(stderr.slice(0, maxReadLength)),
  );
}

function findPlace(text: string, files: readonly NamedFile[]): string {
  let best: { name: string; at: number; end: number } | undefined;
  for (const { absolute, shown } of files) {
    const needle = squeeze(absolute);
    // The last one is the one for which it gave up.
    const at = text.lastIndexOf(needle);
    const end = at + needle.length;
    // Of a folder and a file below it the file says more.
    if (at >= 0 && (!best || end > best.end)) {
      best = { name: shown, at, end };
    }
  }
  if (!best) {
    return 'a part of it';
  }
  const name = JSON.stringify(best.name.slice(0, 200));
  const line = findLine(text, squeeze(best.name));
  return line === undefined ? name : `${name}, line ${line},`;
}

/** The last one: each plugin complains, and the one that gave up for good comes last. */
function findLine(text: string, name: string): string | undefined {
  let found: string | undefined;
  for (
    let at = text.indexOf(name);
    at >= 0;
    at = text.indexOf(name, at + name.length)
  ) {
    const rest = text.slice(at + name.length, at + name.length + 20);
    const line = /^(?::(\d{1,7}):|':line(\d{1,7}))/.exec(rest);
    found = line?.[1] ?? line?.[2] ?? found;
  }
  return found;
}
