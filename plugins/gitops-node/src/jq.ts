/**
 * The expressions of ignore rules, evaluated by a real jq. Apart from the ports, because programs without a backend want it
 * too.
 *
 * @packageDocumentation
 */

export { JqEvaluator } from './jq/JqEvaluator';
export type { JqEvaluatorOptions } from './jq/JqEvaluator';
