import {
  Cause,
  HostItemKind,
  HostQuestion,
} from '@oneroof/plugin-gitops-common';
import { NumberedQuestion, ProbeOptions } from './HostProbe';
import { hostProbes } from './hostProbes';
import { baseFacts, lateFacts } from './script/baseFacts';
import { prelude } from './script/prelude';

/** What is asked of a host, and what not. */
export interface Probe {
  /** Without the mark of a pass, see {@link withMark}. */
  script: string;
  asked: readonly NumberedQuestion[];
  refused: ReadonlyArray<{ question: HostQuestion; cause: Cause }>;
}

/** Questions of one host; a manifest has some hundreds. */
const mostQuestions = 5_000;

const tooMany: Cause = {
  code: 'too-large',
  message: `more than ${mostQuestions} things are declared for this host`,
};

/** The script that finds out about exactly these things. It only looks: it writes no file, not even a temporary one. */
export function createProbe(
  questions: readonly HostQuestion[],
  options: ProbeOptions,
): Probe {
  const asked: NumberedQuestion[] = [];
  const refused: Array<{ question: HostQuestion; cause: Cause }> = [];
  for (const question of questions) {
    const cause =
      asked.length < mostQuestions
        ? hostProbes.get(question.kind)!.refuse(question, options)
        : tooMany;
    if (cause) {
      refused.push({ question, cause });
    } else {
      asked.push({ ...question, id: `q${asked.length}` });
    }
  }
  return { script: toScript(asked), asked, refused };
}

/**
 * The script for one pass. Answers carry the mark, so that what a login prints before, between and after them is not
 * taken for one.
 */
export function withMark(probe: Probe, mark: string): string {
  return `{\nmark=${mark}\n${probe.script}exit 0\n}\n`;
}

function toScript(asked: readonly NumberedQuestion[]): string {
  const byKind = new Map<HostItemKind, NumberedQuestion[]>();
  for (const question of asked) {
    const same = byKind.get(question.kind);
    if (same) {
      same.push(question);
    } else {
      byKind.set(question.kind, [question]);
    }
  }
  const kinds = [...hostProbes].filter(([kind]) => byKind.has(kind));
  return [
    prelude,
    `printf '\\n{"r":"%s","n":"begin"}\\n' "$mark"\n`,
    baseFacts,
    ...kinds.flatMap(([kind, probe]) => [
      probe.functions,
      ...probe.ask(byKind.get(kind)!).map(line => `${line}\n`),
    ]),
    lateFacts,
    `printf '{"r":"%s","n":"end"}\\n' "$mark"\n`,
  ].join('');
}
