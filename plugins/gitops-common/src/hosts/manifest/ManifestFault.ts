import { RenderProblem } from '../../model/snapshot';

/**
 * Something wrong in a host manifest. What is declared and cannot be told because of it is added when it is known, since
 * one fault may touch several things.
 */
export type ManifestFault = Readonly<
  Pick<RenderProblem, 'code' | 'message' | 'file' | 'line' | 'column'>
>;

/** A value, or why it cannot be told. */
export type Known<T> = { value: T } | { fault: ManifestFault };
