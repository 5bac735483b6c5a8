import { JsonValue } from '../../../model/resource';

/** What an action computes. `offset` is where it stands in the template. */
export type Expression = { offset: number } & (
  | { type: 'literal'; value: JsonValue }
  /** `.` and `.Vars.name`, or `$` and `$name.field` where `variable` is there. */
  | { type: 'path'; variable?: string; fields: readonly string[] }
  /** Fields of what stands in parentheses. */
  | { type: 'fields'; of: Expression; fields: readonly string[] }
  | { type: 'call'; name: string; args: readonly Expression[] }
);

/** A condition and what is written where it holds. */
export interface TemplateBranch {
  condition: Expression;
  body: readonly TemplateNode[];
}

export type TemplateNode =
  | { type: 'text'; text: string; offset: number }
  /** `source` is the action as it is written, for people. */
  | { type: 'output'; expression: Expression; source: string; offset: number }
  | { type: 'declaration'; variable: string; expression: Expression }
  | {
      type: 'if';
      branches: readonly TemplateBranch[];
      otherwise: readonly TemplateNode[];
    }
  | {
      type: 'range';
      /** Names for the position or key, and for the value. */
      variables: readonly string[];
      over: Expression;
      body: readonly TemplateNode[];
      otherwise: readonly TemplateNode[];
      offset: number;
    };
