import {
  JqAnswer,
  JqQuestion,
  stringifyExactly,
} from '@oneroof/plugin-gitops-common';
import { AnswerCache } from './AnswerCache';
import {
  compileErrorCode,
  compileProgram,
  pathsProgram,
  readCompileError,
  readPaths,
} from './jqProgram';
import { JqThread } from './JqThread';
import { SlowPrograms } from './SlowPrograms';

/**
 * How far a `JqEvaluator` goes.
 *
 * @public
 */
export interface JqEvaluatorOptions {
  /** Main file of the package `jq-wasm`, for programs that are bundled; found by Node when absent. */
  jqFile?: string;
  /** Milliseconds that one expression may take for one document. Default: 1000, as in Argo CD. */
  timeLimit?: number;
  /** Milliseconds of evaluation that the questions of one call may take together. Default: 10,000. */
  budget?: number;
  /** Bytes of memory that jq may use. Default: 128 MiB. */
  maxBytes?: number;
  /** A clock in milliseconds; `Date.now` when absent. */
  now?: () => number;
}

/** Larger than any object that Kubernetes stores. */
const maxInputLength = 4 * 1024 * 1024;
const maxCacheSize = 32 * 1024 * 1024;

/** How long a lack of time is believed: the machine may have been busy, so it is tried again, but not at every look. */
const timeoutValidity = 10 * 60 * 1000;

const outOfBudget: JqAnswer = {
  failure: {
    code: 'timeout',
    message: 'was not evaluated: those before it took all the time',
  },
};

const tooSlow: JqAnswer = {
  failure: {
    code: 'timeout',
    message: 'was not evaluated: it did not end in time for other objects',
  },
};

/**
 * Answers the questions of `listJqQuestions` with a real jq, in a thread of its own that has no files, no network and no
 * environment, and that is ended where a program does not end by itself. Answers are kept by program and document, so
 * that a fleet in which nothing changes asks jq nothing.
 *
 * @public
 */
export class JqEvaluator {
  readonly #options: Required<JqEvaluatorOptions>;
  readonly #cache = new AnswerCache(maxCacheSize);
  readonly #slow = new SlowPrograms();
  #thread: JqThread | undefined;
  /** The end of the last call: callers take turns. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: JqEvaluatorOptions = {}) {
    this.#options = {
      jqFile: options.jqFile ?? require.resolve('jq-wasm'),
      timeLimit: options.timeLimit ?? 1000,
      budget: options.budget ?? 10_000,
      maxBytes: options.maxBytes ?? 128 * 1024 * 1024,
      now: options.now ?? Date.now,
    };
  }

  /**
   * Answers every question, by its id: with paths, or with the reason why there are none.
   *
   * @throws the reason of the signal, when it is aborted
   */
  async answer(
    questions: readonly JqQuestion[],
    signal?: AbortSignal,
  ): Promise<Map<string, JqAnswer>> {
    const answers = new Map<string, JqAnswer>();
    const open: Array<{ id: string; program: string; input: string }> = [];
    const inputs = new Map<object, string>();
    for (const { id, program, document } of questions) {
      const input = inputs.get(document) ?? stringifyExactly(document);
      inputs.set(document, input);
      const known = this.#cache.find(
        AnswerCache.keyOf(program, input),
        this.#options.now(),
      );
      if (known) {
        answers.set(id, known);
      } else {
        open.push({ id, program, input });
      }
    }
    if (open.length > 0) {
      await this.#takeTurn(async () => {
        let left = this.#options.budget;
        for (const { id, program, input } of open) {
          signal?.throwIfAborted();
          const start = this.#options.now();
          answers.set(
            id,
            left > 0 ? await this.#evaluate(program, input) : outOfBudget,
          );
          left -= this.#options.now() - start;
        }
      });
    }
    return answers;
  }

  /** Ends the thread. Questions asked later start another one. */
  async close(): Promise<void> {
    await this.#takeTurn(async () => {
      await this.#thread?.stop();
      this.#thread = undefined;
    });
  }

  async #takeTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    await turn;
  }

  async #evaluate(program: string, input: string): Promise<JqAnswer> {
    const { now } = this.#options;
    const key = AnswerCache.keyOf(program, input);
    // Another caller may have asked the same while this one waited for its turn.
    const known = this.#cache.find(key, now());
    if (known) {
      return known;
    }
    if (input.length > maxInputLength) {
      return {
        failure: { code: 'too-large', message: 'is for too large a document' },
      };
    }
    if (this.#slow.isTooSlow(program, now())) {
      return tooSlow;
    }
    let answer: JqAnswer;
    try {
      answer = await this.#ask(program, input);
    } catch {
      // Not kept: jq itself did not start, which says nothing about the program.
      return {
        failure: {
          code: 'internal',
          message: 'cannot be evaluated: jq does not start',
        },
      };
    }
    const isTimeout = 'failure' in answer && answer.failure.code === 'timeout';
    if (isTimeout) {
      this.#slow.note(program, now() + timeoutValidity);
    } else {
      this.#slow.forgive(program);
    }
    this.#cache.keep(
      key,
      answer,
      isTimeout ? now() + timeoutValidity : undefined,
    );
    return answer;
  }

  async #ask(expression: string, input: string): Promise<JqAnswer> {
    const run = await this.#run(pathsProgram(expression), input);
    if (run.result === 'exited' && run.exitCode === compileErrorCode) {
      const check = await this.#run(compileProgram(expression), 'null');
      if (check.result === 'exited' && check.exitCode === compileErrorCode) {
        return readCompileError(check);
      }
    }
    return readPaths(run);
  }

  async #run(program: string, input: string) {
    if (!this.#thread?.isUsable) {
      this.#thread = await JqThread.start(this.#options);
    }
    return this.#thread.run(program, input, this.#options.timeLimit);
  }
}
