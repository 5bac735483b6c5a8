import { DemoError } from './DemoError';
import { Part, PartOptions } from './Part';

/** The programs of one demo: started in order, watched together, stopped in the opposite order. */
export class PartGroup {
  readonly #parts: Part[] = [];
  readonly #tasks = new Set<Part>();
  #stopping = false;

  /** Starts a program that is meant to run until `stop`. */
  start(options: PartOptions): Part {
    const part = this.#open(options);
    this.#parts.push(part);
    return part;
  }

  /** Runs a program to its end; throws a DemoError with its last lines when it fails. */
  async complete(options: PartOptions): Promise<void> {
    const task = this.#open(options);
    this.#tasks.add(task);
    const code = await task.ended;
    this.#tasks.delete(task);
    if (code !== 0) {
      throw this.#obituary(task, code);
    }
  }

  /** Rejects as soon as a program that is meant to run has ended by itself. */
  firstDeath(): Promise<never> {
    return Promise.race(
      this.#parts.map(async part => {
        throw this.#obituary(part, await part.ended);
      }),
    );
  }

  /** Ends everything. Nothing can be started afterwards. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.#tasks].map(task => task.stop()));
    // The world goes last: a backend that loses it would fill its log with errors about nothing.
    for (const part of this.#parts.reverse()) {
      await part.stop();
    }
  }

  #open(options: PartOptions): Part {
    if (this.#stopping) {
      throw new DemoError(`Stopping, so the ${options.name} is not started`);
    }
    return new Part(options);
  }

  #obituary(part: Part, code: number): DemoError {
    const lines = part.tail.map(line => `  ${line}`).join('\n');
    return new DemoError(
      `The ${part.name} ended with exit code ${code}. Its last lines:\n\n${lines}\n\nAll of them: ${part.logFile}`,
    );
  }
}
