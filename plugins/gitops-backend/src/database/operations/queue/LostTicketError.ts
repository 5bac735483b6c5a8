import { CustomErrorBase } from '@backstage/errors';

/** The claim ended while work went on, and somebody else may have the item: nothing more may be written. */
export class LostTicketError extends CustomErrorBase {
  name = 'LostTicketError' as const;

  constructor(key: string) {
    super(`The claim on ${key} has ended`);
  }
}
