import { ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, WriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

const TAIL_LINES = 15;

/** What to start, and where its output goes. */
export interface PartOptions {
  readonly name: string;
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Sees every line of the standard output. */
  readonly onLine?: (line: string) => void;
}

/**
 * One program of the demo, in a process group of its own that ends with this process, however that ends.
 */
export class Part {
  readonly name: string;
  readonly logFile: string;
  /** Settles once the program has ended, with its exit code. */
  readonly ended: Promise<number>;
  readonly #process: ChildProcess;
  readonly #log: WriteStream;
  readonly #tail: string[] = [];

  constructor(options: PartOptions) {
    this.name = options.name;
    this.logFile = options.logFile;
    mkdirSync(path.dirname(options.logFile), { recursive: true });
    this.#log = createWriteStream(options.logFile);
    const tether = path.join(import.meta.dirname, 'tether.mjs');
    this.#process = spawn(process.execPath, [tether, ...options.command], {
      cwd: options.cwd,
      // Colours are noise in a log file.
      env: { ...options.env, FORCE_COLOR: '0' },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    // A pipe to a program that just ended breaks; that it ended is told by `ended`.
    this.#process.stdin!.on('error', () => {});
    this.#record(this.#process.stdout!, options.onLine);
    this.#record(this.#process.stderr!);
    this.ended = new Promise(resolve => {
      this.#process.once('error', () => resolve(127));
      this.#process.once('close', code => resolve(code ?? 1));
    });
  }

  /** The last lines that the program wrote. */
  get tail(): readonly string[] {
    return this.#tail;
  }

  /** Ends the program and all that it started; settles when they are gone. */
  async stop(): Promise<void> {
    this.#process.stdin!.end();
    await this.ended;
    this.#log.end();
  }

  #record(stream: NodeJS.ReadableStream, onLine?: (line: string) => void) {
    createInterface({ input: stream }).on('line', line => {
      this.#log.write(`${line}\n`);
      this.#tail.push(line);
      if (this.#tail.length > TAIL_LINES) {
        this.#tail.shift();
      }
      onLine?.(line);
    });
  }
}
