import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { jqWorkerSource } from './jqWorkerSource';

/** How one run of jq ended. */
export type JqRun =
  | { result: 'exited'; stdout: string; stderr: string; exitCode: number }
  | { result: 'timeout' }
  | { result: 'out-of-memory' };

/** Limits of a thread. */
export interface JqThreadOptions {
  /** The main file of the package jq-wasm. */
  jqFile: string;
  /** Memory that jq may use, in bytes. */
  maxBytes: number;
}

/** What the thread posts. */
type Message =
  | { ready: true }
  | { aborted: true }
  | { stdout: string; stderr: string; exitCode: number };

/** jq, compiled once for all threads. */
const compiled = new Map<string, Promise<WebAssembly.Module>>();

function compile(jqFile: string): Promise<WebAssembly.Module> {
  const file = jqFile.replace(/[^/\\]+$/, 'build/jq.wasm');
  let module = compiled.get(file);
  if (!module) {
    module = readFile(file).then(bytes => WebAssembly.compile(bytes));
    compiled.set(file, module);
  }
  return module;
}

/**
 * One thread with a jq in it, which runs one program at a time. After a run that did not end by itself the thread is
 * gone and a new one has to be started.
 */
export class JqThread {
  readonly #worker: Worker;
  #gone = false;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.once('exit', () => {
      this.#gone = true;
    });
    // Out of memory is reported here, after the run has been told by 'exit'.
    worker.on('error', () => {});
    // Whatever a program prints past the results is nobody's business.
    worker.stdout.resume();
    worker.stderr.resume();
  }

  /** @throws Error when jq cannot be started at all */
  static async start(options: JqThreadOptions): Promise<JqThread> {
    const { jqFile, maxBytes } = options;
    const worker = new Worker(jqWorkerSource, {
      eval: true,
      name: 'jq',
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      workerData: { jqFile, maxBytes, wasm: await compile(jqFile) },
      // Results are strings of the thread itself: a program that prints for ever runs against this limit.
      resourceLimits: { maxOldGenerationSizeMb: 64, stackSizeMb: 4 },
    });
    const thread = new JqThread(worker);
    const [message] = await Promise.race([
      once(worker, 'message'),
      once(worker, 'exit'),
    ]);
    if (!message?.ready) {
      throw new Error('jq does not start');
    }
    // An idle thread keeps no process alive.
    worker.unref();
    return thread;
  }

  /** Whether another program can be run. */
  get isUsable(): boolean {
    return !this.#gone;
  }

  /** @param timeLimit - in milliseconds */
  async run(program: string, input: string, timeLimit: number): Promise<JqRun> {
    this.#worker.ref();
    const run = await this.#exchange(program, input, timeLimit);
    this.#worker.unref();
    if (run.result !== 'exited') {
      await this.stop();
    }
    return run;
  }

  async stop(): Promise<void> {
    this.#gone = true;
    await this.#worker.terminate();
  }

  async #exchange(
    program: string,
    input: string,
    timeLimit: number,
  ): Promise<JqRun> {
    const worker = this.#worker;
    const settled = new AbortController();
    const { signal } = settled;
    const answer = once(worker, 'message', { signal });
    const exit = once(worker, 'exit', { signal });
    // An answer may lie unread while this process was busy: it is taken first, before the time counts as over.
    const timeout = setTimeout(timeLimit, undefined, { signal }).then(() =>
      setImmediate(),
    );
    worker.postMessage({ program, input });
    try {
      return await Promise.race([
        answer.then(([message]) => toRun(message)),
        exit.then((): JqRun => ({ result: 'out-of-memory' })),
        timeout.then((): JqRun => ({ result: 'timeout' })),
      ]);
    } catch {
      // The thread has failed as a whole, which only a lack of memory makes it do.
      return { result: 'out-of-memory' };
    } finally {
      settled.abort();
    }
  }
}

function toRun(message: Message): JqRun {
  return 'exitCode' in message
    ? { result: 'exited', ...message }
    : { result: 'out-of-memory' };
}
