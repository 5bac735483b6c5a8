import { RenderProblem } from '../../../model/snapshot';

/** Ends the evaluation of an action, or the reading of a template, where nothing may be guessed. */
export class TemplateFault extends Error {
  constructor(
    readonly code: RenderProblem['code'],
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'TemplateFault';
  }
}

/** Ends the writing of a template as a whole: going on would cost too much. */
export class TemplateLimitFault extends TemplateFault {
  constructor(message: string, offset: number) {
    super('unsupported', message, offset);
    this.name = 'TemplateLimitFault';
  }
}

/** What the work comes to, or the fault at which it ended. */
export function orFault<T>(work: () => T): T | TemplateFault {
  try {
    return work();
  } catch (error) {
    if (error instanceof TemplateFault) {
      return error;
    }
    throw error;
  }
}

/** As {@link orFault}; the whole template ends where a limit is exceeded. */
export function orFaultWithinLimits<T>(work: () => T): T | TemplateFault {
  const result = orFault(work);
  if (result instanceof TemplateLimitFault) {
    throw result;
  }
  return result;
}
