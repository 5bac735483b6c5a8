/** A file that a component of the catalog points at. */
export interface DeclarationFile {
  repositoryId: string;
  file: string;
  componentRef: string;
}
