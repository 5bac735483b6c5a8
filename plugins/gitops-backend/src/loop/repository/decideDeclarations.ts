import { Delivery, Environment } from '@oneroof/plugin-gitops-common';
import {
  Declaration,
  DeclarationChanges,
  DeclaredProblem,
  KnownDeclaration,
  nameTaken,
  notAllowed,
} from '../../database/operations/declarations/Declarations';
import { hashJson } from '../hashJson';
import { DeclarationFile } from './readDeclarations';

export interface DeclarationDecision extends DeclarationChanges {
  /** How many documents stand after the change. */
  count: number;
}

/**
 * Decides what changes when a repository is found to declare `files`.
 *
 * - The first owner of a name keeps it, across repositories and within one (by path): a second document is a problem,
 *   so nobody takes an environment over by naming one like it.
 * - Where environments may not be declared, each one is a problem, and one that was declared before is removed.
 * - A file with a problem keeps what it declared before: a typing error must not make deliveries and their history
 *   disappear. Only a document that is really gone is removed.
 */
export function decideDeclarations(options: {
  files: readonly DeclarationFile[];
  /** What this repository has declared so far. */
  known: readonly KnownDeclaration[];
  /** Names that other repositories own, as `kind/name`. */
  taken: ReadonlySet<string>;
  mayDeclareEnvironments: boolean;
}): DeclarationDecision {
  const known = new Map(
    options.known.map(item => [`${item.kind}/${item.name}`, item]),
  );
  const problems = [
    ...collectProblems(options.files, options.known),
    ...(options.mayDeclareEnvironments
      ? []
      : refuseEnvironments(options.files)),
  ];
  const present = new Map<string, string>();
  const keep = <T extends Environment | Delivery>(
    file: string,
    document: T,
  ): Declaration<T> | undefined => {
    const { name } = document.metadata;
    const key = `${document.kind}/${name}`;
    const first = present.get(key);
    if (first !== undefined || options.taken.has(key)) {
      problems.push({
        file,
        code: nameTaken,
        message: `${document.kind} "${name}" is declared already in ${
          first ?? 'another repository'
        }`,
        ...(document.kind === 'Delivery' && {
          componentRef: document.spec.component,
        }),
      });
      return undefined;
    }
    present.set(key, file);
    return { file, document, hash: hashJson([file, document]) };
  };
  const isNew = (item: Declaration<Environment | Delivery>) =>
    known.get(`${item.document.kind}/${item.document.metadata.name}`)?.hash !==
    item.hash;
  const environments = options.mayDeclareEnvironments
    ? options.files.flatMap(({ file, environments: list }) =>
        list.flatMap(document => keep(file, document) ?? []),
      )
    : [];
  const deliveries = options.files.flatMap(({ file, deliveries: list }) =>
    list.flatMap(document => keep(file, document) ?? []),
  );
  const faulty = new Set(
    options.files
      .filter(file => file.problems.length > 0)
      .map(({ file }) => file),
  );
  const absent = options.known.filter(
    ({ kind, name }) => !present.has(`${kind}/${name}`),
  );
  const isKept = ({ kind, file }: KnownDeclaration) =>
    faulty.has(file) && (kind === 'Delivery' || options.mayDeclareEnvironments);
  const gone = absent.filter(item => !isKept(item));
  const namesOf = (kind: KnownDeclaration['kind']) =>
    gone.filter(item => item.kind === kind).map(({ name }) => name);
  return {
    environments: environments.filter(isNew),
    deliveries: deliveries.filter(isNew),
    removed: {
      environments: namesOf('Environment'),
      deliveries: namesOf('Delivery'),
    },
    problems,
    count: present.size + absent.length - gone.length,
  };
}

function refuseEnvironments(
  files: readonly DeclarationFile[],
): DeclaredProblem[] {
  return files.flatMap(({ file, environments }) =>
    environments.map(({ metadata }) => ({
      file,
      code: notAllowed,
      message: `Environment "${metadata.name}" is refused: this repository may not declare environments (gitops.repositories[].declaresEnvironments)`,
    })),
  );
}

/** A problem is shown on the page of the component whose delivery the file held before it was broken. */
function collectProblems(
  files: readonly DeclarationFile[],
  known: readonly KnownDeclaration[],
): DeclaredProblem[] {
  return files.flatMap(({ file, problems, deliveries }) => {
    const componentRef =
      known.find(item => item.file === file && item.componentRef)
        ?.componentRef ?? deliveries[0]?.spec.component;
    return problems.map(problem => ({
      ...problem,
      ...(componentRef && { componentRef }),
    }));
  });
}
