/** A file that a component of the catalog points at. */
export interface DeclarationFile {
  repositoryId: string;
  file: string;
  componentRef: string;
}

/** The same as it is stored. */
export interface StoredDeclarationFile extends DeclarationFile {
  /** First of the looks at the catalog that did not name it any more; absent while the catalog names it. */
  missedAt?: string;
}
