import { Cause } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { readCappedFile } from '../files/readCappedFile';
import { maxFactBytes } from '../facts/FactFolder';
import { FactStore } from './FactStore';

/**
 * Keeps what a run has left of a host in its own cache, if the run came to its end there: Ansible writes the document
 * after each task, and one of a host on which it was stopped looks whole though it lacks something.
 *
 * @returns why there is nothing to keep
 */
export async function keepGathered(
  path: string,
  name: string,
  store: FactStore,
): Promise<Cause | undefined> {
  try {
    const { text } = await readCappedFile(path, {
      subject: 'what it said',
      maxBytes: maxFactBytes,
      followLinks: false,
    });
    if (isWhole(text)) {
      await store.write(name, text);
      return undefined;
    }
  } catch (error) {
    if (!(error instanceof ObservationError)) {
      throw error;
    }
    if (error.code === 'too-large') {
      return error.toCause();
    }
  }
  return {
    code: 'partial',
    message: 'Ansible did not come to its end there',
  };
}

function isWhole(text: string): boolean {
  try {
    return JSON.parse(text).oneroof_done === true;
  } catch {
    return false;
  }
}
