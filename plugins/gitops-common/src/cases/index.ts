/**
 * The judges of case folders: documents in, the lines in which verdict and expectation differ out. For tests, and for
 * `oneroof judge`.
 *
 * @packageDocumentation
 */

export {
  judgeDriftCase,
  type AnswerJq,
  type DriftCaseTexts,
} from './judgeDriftCase';
export { judgeHealthCase, type HealthCaseTexts } from './judgeHealthCase';
export { judgeVmCase } from './judgeVmCase';
export { type VmCaseTexts } from './VmCaseTexts';
export type { JqAnswer, JqQuestion, JqStep } from '../diff';
export type { JsonValue, KubernetesObject } from '../model';
