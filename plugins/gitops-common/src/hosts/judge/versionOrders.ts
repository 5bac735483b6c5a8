import { compareVersions, PackageManager } from '../versions/compareVersions';
import { isVersion } from '../versions/isVersion';
import { VersionOrder } from './matchers/Outcome';
import { toldText } from './toldValue';

/** How the versions of a host are ordered, by its package manager; `none` where nobody knows which it has. */
export const versionOrders: Readonly<
  Record<PackageManager | 'none', VersionOrder>
> = {
  dpkg: orderOf('dpkg'),
  rpm: orderOf('rpm'),
  apk: orderOf('apk'),
  none: () => ({
    unjudged: 'how versions are ordered is not known: no package manager',
  }),
};

/** A guess about what is no version could call an old package new enough. */
function orderOf(manager: PackageManager): VersionOrder {
  return (a, b) => {
    const refused = [a, b].find(version => !isVersion(manager, version));
    return refused === undefined
      ? compareVersions(manager, a, b)
      : {
          unjudged: toldText(
            `${refused.slice(0, 100)} is no version of ${manager}`,
          ),
        };
  };
}
