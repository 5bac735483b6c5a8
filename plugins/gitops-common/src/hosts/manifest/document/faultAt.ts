import { ManifestFault } from '../ManifestFault';
import { ManifestThing } from './ManifestThing';

/** A fault of a thing or of one of its attributes. */
export function faultAt(
  { file, at }: Pick<ManifestThing, 'file' | 'at'>,
  message: string,
): ManifestFault {
  return { code: 'invalid-desired', message, file, ...at() };
}
