import { maskedValue } from '../../../model/drift';
import { looksSecret } from '../../inventory/secretText';
import { lineOf } from '../plainValues';

/**
 * A task's name as it may be shown: variables may have been put into it, secret ones too.
 *
 * @public
 */
export function nameOfTask(task: string): string {
  return looksSecret(task) ? maskedValue : lineOf(task, 200);
}
