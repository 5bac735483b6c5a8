import { TreeFile } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';

/**
 * The text of a file.
 *
 * @throws ObservationError `invalid` where it is not UTF-8: a guessed character would be compared with a real one
 */
export function decodeFile({ path, content }: TreeFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new ObservationError('invalid', `${path} is not UTF-8 text`);
  }
}
