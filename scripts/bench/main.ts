import { spawn } from 'node:child_process';
import path from 'node:path';
import { benchmarkNames } from './benchmarkNames';

const folder = path.resolve(
  import.meta.dirname,
  '../../packages/world/src/bench',
);
const [name, ...args] = process.argv.slice(2);
const names = benchmarkNames(folder);

if (names.includes(name)) {
  const file = path.join(folder, `${name}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  child.once('exit', code => {
    process.exitCode = code ?? 1;
  });
} else {
  console.error(
    `Usage: yarn bench NAME [--json]\n\n${
      name ? `There is no benchmark "${name}". ` : ''
    }There are: ${names.join(', ') || 'none yet'}`,
  );
  process.exitCode = 1;
}
