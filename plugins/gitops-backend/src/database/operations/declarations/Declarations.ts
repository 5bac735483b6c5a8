import { Delivery, Environment } from '@oneroof/plugin-gitops-common';

/** Code of the problem of a name that somebody else has declared first. */
export const nameTaken = 'name-taken';

/** Code of the problem of a document that its repository may not declare. */
export const notAllowed = 'not-allowed';

/** What a declared name stands for now. */
export interface KnownDeclaration {
  kind: 'Environment' | 'Delivery';
  name: string;
  file: string;
  hash: string;
  /** Of a delivery. */
  componentRef?: string;
}

/** A document as it is going to be stored. */
export interface Declaration<T extends Environment | Delivery> {
  file: string;
  hash: string;
  document: T;
}

export interface DeclaredProblem {
  file: string;
  line?: number;
  column?: number;
  code: string;
  message: string;
  componentRef?: string;
}

/** What has to change for a repository's declarations to be stored as git has them. */
export interface DeclarationChanges {
  environments: Declaration<Environment>[];
  deliveries: Declaration<Delivery>[];
  removed: { environments: string[]; deliveries: string[] };
  /** All problems of the repository, new ones and old ones. */
  problems: DeclaredProblem[];
}
