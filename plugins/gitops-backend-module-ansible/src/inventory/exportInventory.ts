import { ObservationError } from '@oneroof/plugin-gitops-node';
import { AnsiblePrograms, AnsibleRun } from '../process/AnsiblePrograms';
import {
  describeInventoryFailure,
  tellsOfLostPart,
} from './describeInventoryFailure';
import { InventoryExport, maxExportBytes, NamedFile } from './InventoryExport';

export interface ExportRequest
  extends Pick<
    AnsibleRun,
    'folder' | 'sandbox' | 'settings' | 'configFile' | 'handedOn' | 'timeoutMs'
  > {
  inventory: string;
  /** Absolute path of a file or folder. */
  source: string;
  /** For words about mistakes. */
  files: readonly NamedFile[];
  /** Absolute paths of files that are programs. */
  inventoryPrograms?: readonly string[];
}

/**
 * Runs `ansible-inventory --list`.
 *
 * By itself Ansible warns of what it cannot read, leaves it out, and ends well: hosts would vanish because of a misspelled
 * key. So whatever it leaves out is a failure here. And what one plugin cannot read it offers to the next: the text of a
 * program that failed, or of broken YAML, becomes an inventory in INI, whose hosts are called like its words. Which plugin
 * has read a file it tells only with `-vvv`.
 *
 * @throws ObservationError; the signal's reason
 */
export async function exportInventory(
  programs: AnsiblePrograms,
  request: ExportRequest,
  signal: AbortSignal,
): Promise<InventoryExport> {
  const { exitCode, stdout, stderr } = await programs.run(
    {
      program: 'ansible-inventory',
      args: ['--list', '-vvv', '--inventory', request.source],
      subject: `reading the inventory ${request.inventory}`,
      folder: request.folder,
      sandbox: request.sandbox,
      configFile: request.configFile,
      handedOn: request.handedOn,
      settings: {
        ...request.settings,
        ANSIBLE_INVENTORY_UNPARSED_FAILED: '1',
        ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED: '1',
        // With a fact cache in the operator's file Ansible lists all facts among the variables: a thousand times the size.
        ANSIBLE_CACHE_PLUGIN: 'ansible.builtin.memory',
        ANSIBLE_VERBOSE_TO_STDERR: '0',
      },
      timeoutMs: request.timeoutMs,
      maxOutputBytes: maxExportBytes,
    },
    signal,
  );
  if (exitCode !== 0 || tellsOfLostPart(stderr)) {
    throw refuse(request, describeInventoryFailure(stderr, request.files));
  }
  const { said, text } = splitOutput(stdout);
  const misread = findMisread(said, request);
  if (misread !== undefined) {
    throw refuse(request, misread);
  }
  return { text };
}

/** The document comes last; no line that tells of the reading is a brace and nothing else. */
function splitOutput(stdout: string): InventoryExport & { said: string } {
  const start = `\n${stdout}`.indexOf('\n{\n');
  return start < 0
    ? { said: stdout, text: '' }
    : { said: stdout.slice(0, start), text: stdout.slice(start) };
}

function findMisread(
  said: string,
  { files, inventoryPrograms = [] }: ExportRequest,
): string | undefined {
  const isText = new Set<string>();
  for (const [, path] of said.matchAll(
    /^Parsed (.*) inventory source with (?:[\w.]+\.)?ini plugin$/gm,
  )) {
    isText.add(path);
  }
  const program = inventoryPrograms.find(path => isText.has(path));
  if (program !== undefined) {
    return `the program ${program} failed, or printed no inventory`;
  }
  const broken = files.find(
    ({ absolute }) => isText.has(absolute) && /\.(ya?ml|json)$/.test(absolute),
  );
  return (
    broken &&
    `${JSON.stringify(broken.shown.slice(0, 200))} is not valid YAML or JSON`
  );
}

function refuse({ inventory }: ExportRequest, words: string): ObservationError {
  return new ObservationError('invalid', `inventory ${inventory}: ${words}`);
}
