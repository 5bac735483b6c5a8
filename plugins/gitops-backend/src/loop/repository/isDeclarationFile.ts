const byName =
  /(^|\/)((delivery|environments?)\.ya?ml|[^/]+\.(delivery|environment)\.ya?ml)$/;
const inFolder = /(^|\/)environments\/[^/]+\.ya?ml$/;

/** Whether a file may declare environments or deliveries, by its path alone. */
export function isDeclarationFile(path: string): boolean {
  return byName.test(path) || inFolder.test(path);
}
