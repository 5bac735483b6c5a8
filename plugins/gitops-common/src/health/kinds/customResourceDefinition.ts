import { condition } from '../clauses';
import { decideBy } from '../decideBy';

/** `Installing` is the one reason with which a definition that is not established is merely on its way. */
export const assessCustomResourceDefinition = decideBy(
  ['progressing', condition('Terminating', 'True')],
  ['degraded', condition('NamesAccepted', 'False')],
  [
    'degraded',
    condition('Established', 'False', { notReason: /^Installing$/ }),
  ],
  ['degraded', condition('NonStructuralSchema', 'True')],
  ['healthy', condition('Established', 'True')],
);
