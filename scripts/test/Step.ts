import { Result } from './Result';

/** Where a step works and what the caller asked for. */
export interface StepContext {
  readonly root: string;
  /** For reports of the tools; emptied before every run. */
  readonly reportDirectory: string;
  readonly signal: AbortSignal;
}

/** One part of the suite, chosen with `--only name`. */
export interface Step {
  readonly name: string;
  readonly title: string;
  run(context: StepContext): Promise<Result>;
}
