import { Server } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { backendPart } from './backendPart';
import { buildFrontend } from './buildFrontend';
import { DemoError } from './DemoError';
import { DemoOptions } from './demoOptions';
import { PartGroup } from './PartGroup';
import { portalUrls, writePortalConfig } from './portalConfig';
import { Progress } from './Progress';
import { renderIndexPage } from './renderIndexPage';
import { serveFrontend } from './serveFrontend';
import { startWorld } from './startWorld';
import { tour } from './tour';
import { waitForData } from './waitForData';

const WORLD_TIMEOUT_MS = 120_000;
const DATA_TIMEOUT_MS = 180_000;

/** The world, the backend and the frontend, from the first to the last moment. */
export class Demo {
  readonly #progress = new Progress();
  readonly #parts = new PartGroup();
  readonly #logDirectory: string;
  #frontend: Server | undefined;

  constructor(readonly root: string, readonly options: DemoOptions) {
    this.#logDirectory = path.join(options.directory, 'logs');
  }

  /** Runs until `stopped` settles; throws when a part fails. Nothing it started is left behind either way. */
  async run(stopped: Promise<void>): Promise<void> {
    try {
      await Promise.race([stopped, this.#live()]);
    } finally {
      this.#progress.say('Stopping');
      this.#frontend?.close();
      this.#frontend?.closeAllConnections();
      await this.#parts.stop();
      this.#progress.say('Stopped');
    }
  }

  async #live(): Promise<void> {
    this.#progress.step('Starting the world and building the frontend');
    const [worldConfig, build] = await Promise.all([
      this.#startWorld(),
      this.#buildFrontend(),
    ]);
    await this.#startPortal(build, [
      path.join(this.root, 'app-config.yaml'),
      worldConfig,
      writePortalConfig(this.options),
      ...this.options.configFiles,
    ]);
    await this.#waitForData();
    process.stdout.write(tour(portalUrls(this.options), this.options.life));
    await this.#parts.firstDeath();
  }

  async #startWorld(): Promise<string> {
    const world = startWorld(this.#parts, {
      root: this.root,
      directory: this.options.directory,
      logDirectory: this.#logDirectory,
      life: this.options.life,
    });
    return Promise.race([
      world,
      this.#parts.firstDeath(),
      this.#failAfter(WORLD_TIMEOUT_MS, 'The world is not ready'),
    ]);
  }

  #buildFrontend(): Promise<string> {
    return buildFrontend({
      root: this.root,
      logDirectory: this.#logDirectory,
      parts: this.#parts,
    });
  }

  async #startPortal(build: string, configFiles: readonly string[]) {
    this.#progress.step('Starting the backend and the frontend');
    this.#parts.start(backendPart(this.root, configFiles, this.#logDirectory));
    const indexPage = await renderIndexPage(build, configFiles);
    this.#frontend = await serveFrontend(build, indexPage, this.options.port);
  }

  async #waitForData(): Promise<void> {
    this.#progress.step('Waiting until the page answers with data');
    let reason = '';
    await Promise.race([
      waitForData(portalUrls(this.options), why => {
        reason = why;
        this.#progress.detail(why);
      }),
      this.#parts.firstDeath(),
      this.#failAfter(
        DATA_TIMEOUT_MS,
        () => `The portal shows no data: ${reason}`,
      ),
    ]);
    this.#progress.done();
  }

  async #failAfter(
    limitMs: number,
    what: string | (() => string),
  ): Promise<never> {
    await sleep(limitMs, undefined, { ref: false });
    const text = typeof what === 'string' ? what : what();
    throw new DemoError(
      `${text} (after ${limitMs / 1000} s). Logs: ${this.#logDirectory}`,
    );
  }
}
