import { DeclarationProblem } from '@oneroof/plugin-gitops-common';
import { DeliveryRecord } from '../../database/operations/deliveries/listDeliveriesOfComponent';
import { withoutUserInformation } from './withoutUserInformation';

/** What {@link presentProblems} needs beside the problems of the documents. */
export interface ProblemContext {
  /** The delivery that is shown. */
  served?: DeliveryRecord;
  /** Other deliveries that name the same component. */
  others: readonly DeliveryRecord[];
  /** Whether the caller may see every environment. */
  mayReadAll: boolean;
}

/** Problems of a component's documents, and those that only show when all of its documents are seen together. */
export function presentProblems(
  problems: readonly DeclarationProblem[],
  { served, others, mayReadAll }: ProblemContext,
): DeclarationProblem[] {
  const duplicates = others.map(other => ({
    repository: other.repository,
    file: other.file,
    code: 'duplicate-delivery',
    message: `Delivery "${other.name}" names the same component as delivery "${served?.name}", which is the one that is shown: a component has one delivery`,
  }));
  return [...problems, ...duplicates].map(problem => ({
    ...problem,
    repository: withoutUserInformation(problem.repository),
    // The words quote the document, and with it environments that the caller must not learn of.
    message: mayReadAll
      ? problem.message
      : 'This document has a mistake; its words are shown to those who may see every environment',
  }));
}
