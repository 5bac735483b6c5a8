import { Cause, CauseCode } from '@oneroof/plugin-gitops-common';
import { CustomErrorBase } from '@backstage/errors';

/**
 * A failed observation with its cause. Adapters throw nothing else on purpose; whatever else is thrown counts as our
 * own fault (`internal`).
 *
 * The message is shown to people: redact it before you construct one.
 *
 * @public
 */
export class ObservationError extends CustomErrorBase {
  name = 'ObservationError' as const;

  readonly code: CauseCode;

  constructor(code: CauseCode, message: string, cause?: Error | unknown) {
    super(message, cause);
    this.code = code;
  }

  toCause(): Cause {
    // CustomErrorBase appends the text of `cause` to the message; that text may be anything, so it stays out of sight.
    return { code: this.code, message: this.message.split('; caused by ')[0] };
  }
}
