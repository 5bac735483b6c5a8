import { isApkVersion } from './compareApkVersions';
import { PackageManager } from './compareVersions';

const longest = 256;

/** The characters of dpkg and rpm. Both take nearly everything that has no blanks. */
const versionText = /^[A-Za-z0-9.+~^_:%-]+$/;

/**
 * Whether a text is a version of a package manager, so that its order means something.
 *
 * @public
 */
export function isVersion(manager: PackageManager, text: string): boolean {
  return (
    text.length <= longest &&
    (manager === 'apk' ? isApkVersion(text) : versionText.test(text))
  );
}
