import { Fields, isFields, KubeObject } from '../types';

/**
 * Fields that a real server's types always have, even when a request leaves them out. On creation they are therefore
 * not "added", and their creator owns only what is inside.
 */
const presentFromBirth = [
  ['metadata'],
  ['spec'],
  ['status'],
  ['spec', 'strategy'],
  ['spec', 'updateStrategy'],
  ['spec', 'template'],
  ['spec', 'template', 'metadata'],
  ['spec', 'template', 'spec'],
  ['spec', 'template', 'spec', 'containers'],
];

/** What an object looks like to the server before its first write. */
export function skeletonOf(object: KubeObject): Fields {
  const skeleton: Fields = {};
  for (const path of presentFromBirth) {
    let from: unknown = object;
    let to: Fields = skeleton;
    for (const [depth, name] of path.entries()) {
      from = isFields(from) ? from[name] : undefined;
      if (from === undefined) {
        break;
      }
      if (depth < path.length - 1) {
        to = to[name] as Fields;
      } else {
        to[name] = Array.isArray(from) ? [] : {};
      }
    }
  }
  return skeleton;
}
