import {
  Delivery,
  Environment,
  parseDeclarations,
  Revision,
} from '@oneroof/plugin-gitops-common';
import { ObservationError, RevisionReader } from '@oneroof/plugin-gitops-node';
import { DeclaredProblem } from '../../database/operations/declarations/Declarations';
import { causeOf } from '../causeOf';
import { RevisionTree } from '../render/RevisionTree';
import { isDeclarationFile } from './isDeclarationFile';

/** Enough for any repository that people keep by hand; more is a mistake or an attack. */
const maxFiles = 5_000;

/** What one file declares. */
export interface DeclarationFile {
  file: string;
  environments: Environment[];
  deliveries: Delivery[];
  problems: DeclaredProblem[];
}

/** Where declarations are searched in a repository. */
export interface DeclarationSearch {
  /** Folder below which files count by their names. */
  path: string;
  /** Files that count whatever their names. */
  files: readonly string[];
}

/**
 * Reads and parses every file of a revision that may declare something, sorted by path. Which files count whatever
 * their names is said by entities of the catalog: one of them that cannot be read is a problem of that file, so that
 * nobody stops the others with an annotation.
 */
export async function readDeclarations(
  reader: RevisionReader,
  revision: Revision,
  options: { search: DeclarationSearch; signal: AbortSignal },
): Promise<DeclarationFile[]> {
  const { search, signal } = options;
  const found = new Map<string, DeclarationFile>();
  for (const { path, content } of await reader.readTree(
    revision,
    { path: search.path, filter: isDeclarationFile },
    signal,
  )) {
    found.set(path, parseFile(path, content));
  }
  const named = search.files.filter(path => !found.has(path));
  if (found.size + named.length > maxFiles) {
    throw new ObservationError(
      'too-large',
      `more than ${maxFiles} files declare environments or deliveries`,
    );
  }
  const tree = new RevisionTree(reader, revision, signal);
  for (const files of await Promise.all(
    named.map(path => readNamed(tree, path)),
  )) {
    files.forEach(file => found.set(file.file, file));
  }
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

async function readNamed(
  tree: RevisionTree,
  path: string,
): Promise<DeclarationFile[]> {
  try {
    const content = await tree.readFile(path);
    return content ? [parseFile(path, content)] : [];
  } catch (error) {
    const cause = causeOf(error);
    // Any other cause is one of the whole repository, and may be gone at the next look.
    if (!cause || !['too-large', 'invalid'].includes(cause.code)) {
      throw error;
    }
    const problem = { file: path, code: cause.code, message: cause.message };
    return [
      { file: path, environments: [], deliveries: [], problems: [problem] },
    ];
  }
}

function parseFile(file: string, content: Uint8Array): DeclarationFile {
  const text = new TextDecoder().decode(content);
  return { file, ...parseDeclarations({ file, text }) };
}
