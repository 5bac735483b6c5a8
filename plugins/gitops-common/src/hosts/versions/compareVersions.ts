import { compareApkVersions } from './compareApkVersions';
import { compareDpkgVersions } from './compareDpkgVersions';
import { compareRpmVersions } from './compareRpmVersions';

/**
 * How hosts order the versions of their packages.
 *
 * @public
 */
export type PackageManager = 'dpkg' | 'rpm' | 'apk';

const orders: Readonly<
  Record<PackageManager, (a: string, b: string) => number>
> = {
  dpkg: compareDpkgVersions,
  rpm: compareRpmVersions,
  apk: compareApkVersions,
};

/**
 * Orders two versions as a package manager does: negative where `a` is older, zero where neither is, positive where `a`
 * is newer. Any text has a place; what is no version of that manager at all ({@link isVersion}) has one that means
 * nothing.
 *
 * Total for whole versions. `rpm` leaves the release out where only one side has it, so `1.0` equals `1.0-1` and
 * `1.0-2`.
 *
 * @public
 */
export function compareVersions(
  manager: PackageManager,
  a: string,
  b: string,
): number {
  return orders[manager](a, b);
}
