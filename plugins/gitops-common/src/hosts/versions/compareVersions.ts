/**
 * Orders two versions of a package: negative where `a` is older.
 *
 * @public
 */
export function compareVersions(
  manager: 'dpkg' | 'rpm' | 'apk',
  a: string,
  b: string,
): number {
  return a === b ? 0 : manager.localeCompare(manager) || (a < b ? -1 : 1);
}
