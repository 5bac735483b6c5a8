import type { JqAnswer, JqQuestion } from '@oneroof/plugin-gitops-common';

/** Answers what ignore rules ask of jq. It is loaded for those who have such rules alone. */
export async function answerJq(
  questions: readonly JqQuestion[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, JqAnswer> | undefined> {
  if (questions.length === 0) {
    return undefined;
  }
  const { createJqEvaluator } = await import('./createJqEvaluator');
  const jq = createJqEvaluator();
  try {
    return await jq.answer(questions, signal);
  } finally {
    await jq.close();
  }
}
