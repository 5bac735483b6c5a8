import { allOf, anyOf, condition, field } from '../clauses';
import { decideBy } from '../decideBy';
import { strictReadyClauses } from './conditions';

/** A certificate that is being issued is not ready, and not ill for it. A failed attempt ends the issuing. */
export const assessCertificate = decideBy(
  ['progressing', condition('Issuing', 'True')],
  [
    'degraded',
    allOf(
      condition('Ready', 'False'),
      condition('Issuing', 'False', { reason: /./ }),
    ),
  ],
  ...strictReadyClauses,
);

/** Issuers and cluster issuers. */
export const assessIssuer = decideBy(...strictReadyClauses);

/** A request waits for approval and for its issuer; it fails for good, or not at all. */
export const assessCertificateRequest = decideBy(
  [
    'degraded',
    anyOf(condition('Denied', 'True'), condition('InvalidRequest', 'True')),
  ],
  ['degraded', condition('Ready', 'False', { reason: /^(Failed|Denied)$/ })],
  ['healthy', condition('Ready', 'True')],
  ['progressing', condition('Ready', ['False', 'Unknown'])],
);

/** Orders and challenges of an ACME server. */
export const assessAcme = decideBy(
  ['degraded', field('status.state', 'invalid', 'expired', 'errored')],
  ['healthy', field('status.state', 'valid')],
  ['progressing', field('status.state', 'pending', 'processing', 'ready')],
);
