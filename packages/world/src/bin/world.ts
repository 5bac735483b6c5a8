import { startWorld } from '../world/startWorld';
import { World } from '../world/World';
import { parseArguments, usage } from './parseArguments';

async function main(): Promise<void> {
  let options: ReturnType<typeof parseArguments>;
  try {
    options = parseArguments(process.argv.slice(2));
  } catch (error) {
    fail(`${(error as Error).message}\n${usage}`);
  }
  const world = await startWorld(options);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      world.stop().then(
        () => process.exit(0),
        error => fail(String(error)),
      );
    });
  }
  process.stdout.write(`${JSON.stringify(describe(world))}\n`);
}

/** The line by which the program that started us learns that the world is there. */
function describe(world: World): object {
  return {
    ready: true,
    gitUrl: world.gitUrl,
    repositories: world.repositories,
    clusters: world.clusters.map(({ name, url }) => ({ name, url })),
    components: world.fleet.components.length,
    portalConfig: world.files.portalConfig,
    kubeconfig: world.files.kubeconfig,
  };
}

function fail(message: string): never {
  process.stderr.write(`world: ${message}\n`);
  process.exit(1);
}

main().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  fail(
    error.code === 'EADDRINUSE'
      ? `port ${error.port} is taken; choose another with --port`
      : String(error.stack ?? error),
  );
});
