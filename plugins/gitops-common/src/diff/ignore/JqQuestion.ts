import { JsonValue, KubernetesObject } from '../../model/resource';

/**
 * One step of a path, as jq's `path` prints it: a key, a position or a slice.
 *
 * @public
 */
export type JqStep =
  | string
  | number
  | { start?: number | null; end?: number | null };

/**
 * Which paths of a document an expression of an ignore rule selects. The judge is pure and cannot run a program that may
 * never end, so it says beforehand what it will want to know, and somebody answers.
 *
 * @public
 */
export interface JqQuestion {
  /** Key of the answer; unique within one comparison. */
  id: string;
  /** The path expression, as it stands in `jqPathExpressions`. */
  program: string;
  /**
   * The input. Values of Secrets are hidden in it: a program that could read them could be used to guess them, digit by
   * digit, by what it ignores.
   */
  document: KubernetesObject | { [key: string]: JsonValue };
}

/**
 * The paths, as jq's `path` prints them, or why there is no answer. A message completes the sentence "the ignore rule X
 * ..." and never repeats anything of the document.
 *
 * @public
 */
export type JqAnswer =
  | { paths: readonly (readonly JqStep[])[] }
  | {
      failure: {
        code: 'invalid' | 'timeout' | 'too-large' | 'internal';
        message: string;
      };
    };
