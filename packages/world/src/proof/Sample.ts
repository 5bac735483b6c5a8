import { KubernetesObject } from '@oneroof/plugin-gitops-common';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** Something that a command of kubectl does, and what it is to be found as. */
export interface Command {
  /** Arguments; the object is put in behind the verb, or behind both words of `set` and `rollout`. */
  run: string[];
  op: 'change' | 'add' | 'remove' | 'unmanaged';
  path: string;
  /** Absent where nobody owns what the command took away. */
  manager?: string;
  subresource?: string;
}

/** A manifest, and what the world may do to it. Paths are those that the judge has to report. */
export interface Sample {
  /** It stands before all others, and nothing happens to it: the definition of a custom kind of theirs. */
  isGround: boolean;
  manifest: KubernetesObject;
  /** Other values that the server takes for declared fields. */
  changes: Record<string, unknown>;
  /** Other values that git may come to declare, although the server would not change the field in place. */
  gitChanges: Record<string, unknown>;
  /** Fields that git does not declare, each beside something that it does. */
  additions: Record<string, unknown>;
  /** Undeclared items of something that git declares as a whole. */
  surplus: Record<string, unknown>;
  /** Declared fields that the server lets go, and that are no defaults. */
  removals: string[];
  /** Other spellings of declared values. */
  respellings: Record<string, unknown>;
  /** Lists whose order means nothing. */
  reorderings: string[];
  commands: Command[];
}

/** All samples of a folder, in the order of their files. */
export function readSamples(folder: string): Sample[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .flatMap(file => parseSamples(readFileSync(join(folder, file), 'utf8')));
}

function parseSamples(text: string): Sample[] {
  return parseAllDocuments(text).map(document => ({
    isGround: false,
    changes: {},
    gitChanges: {},
    additions: {},
    surplus: {},
    removals: [],
    respellings: {},
    reorderings: [],
    commands: [],
    ...(document.toJS() as Pick<Sample, 'manifest'>),
  }));
}

/** A copy of a sample whose objects bear a name of their own. */
export function nameSample(sample: Sample, name: string): Sample {
  return JSON.parse(JSON.stringify(sample).replaceAll('NAME', name));
}

/** Whether a sample is of the custom kind of the proof. */
export function isCustom({ manifest }: Sample): boolean {
  return manifest.apiVersion.startsWith('proof.example.org/');
}
