import {
  Delivery,
  Environment,
  parseDeclarations,
  ParseProblem,
  Revision,
  TreeFile,
} from '@oneroof/plugin-gitops-common';
import { ObservationError, RevisionReader } from '@oneroof/plugin-gitops-node';
import { isDeclarationFile } from './isDeclarationFile';

/** Enough for any repository that people keep by hand; more is a mistake or an attack. */
const maxFiles = 5_000;

/** What one file declares. */
export interface DeclarationFile {
  file: string;
  environments: Environment[];
  deliveries: Delivery[];
  problems: ParseProblem[];
}

/** Where declarations are searched in a repository. */
export interface DeclarationSearch {
  /** Folder below which files count by their names. */
  path: string;
  /** Files that count whatever their names. */
  files: readonly string[];
}

/** Reads and parses every file of a revision that may declare something, sorted by path. */
export async function readDeclarations(
  reader: RevisionReader,
  revision: Revision,
  options: { search: DeclarationSearch; signal: AbortSignal },
): Promise<DeclarationFile[]> {
  const { search, signal } = options;
  const found = new Map<string, TreeFile>();
  const selections = [
    { path: search.path, filter: isDeclarationFile },
    ...search.files.map(path => ({ path })),
  ];
  for (const selection of selections) {
    for (const file of await reader.readTree(revision, selection, signal)) {
      found.set(file.path, file);
    }
    if (found.size > maxFiles) {
      throw new ObservationError(
        'too-large',
        `more than ${maxFiles} files declare environments or deliveries`,
      );
    }
  }
  return [...found.values()]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, content }) => ({
      file: path,
      ...parseDeclarations({
        file: path,
        text: new TextDecoder().decode(content),
      }),
    }));
}
