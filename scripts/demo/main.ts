import path from 'node:path';
import { assertPortFree } from './assertPortFree';
import { Demo } from './Demo';
import { DemoError } from './DemoError';
import { readDemoOptions, usage } from './demoOptions';
import { lockDirectory } from './lockDirectory';

const root = path.resolve(import.meta.dirname, '../..');

async function main(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const options = readDemoOptions(args, root);
  await assertPortFree(options.port, '--port');
  await assertPortFree(options.backendPort, '--backend-port');
  const unlock = lockDirectory(options.directory);
  const demo = new Demo(root, options);
  const stopped = new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve());
    }
  });
  try {
    await demo.run(stopped);
    return 0;
  } finally {
    unlock();
  }
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  (error: unknown) => {
    const text = error instanceof DemoError ? error.message : error;
    console.error(text);
    process.exit(1);
  },
);
