import path from 'node:path';
import { parseArgs } from 'node:util';
import { DemoError } from './DemoError';

/** What a caller may choose; folders are absolute. */
export interface DemoOptions {
  readonly port: number;
  readonly backendPort: number;
  /** Where the world, the logs and the generated configuration live. */
  readonly directory: string;
  /** Whether things go on happening by themselves. */
  readonly life: boolean;
}

export const usage = `Usage: npm run demo -- [--port 3000] [--backend-port 7007] [--dir .demo] [--no-life]

  --port          port of the portal's pages
  --backend-port  port of the portal's backend
  --dir           folder for the demo's world, logs and configuration
  --no-life       nothing happens by itself`;

export function readDemoOptions(args: string[], root: string): DemoOptions {
  const { values } = parse(args);
  const options = {
    port: toPort('--port', values.port),
    backendPort: toPort('--backend-port', values['backend-port']),
    directory: path.resolve(root, values.dir),
    life: !values['no-life'],
  };
  if (options.port === options.backendPort) {
    throw new DemoError(
      `--port and --backend-port are both ${options.port}; they have to differ.`,
    );
  }
  return options;
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '3000' },
        'backend-port': { type: 'string', default: '7007' },
        dir: { type: 'string', default: '.demo' },
        'no-life': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new DemoError(`${(error as Error).message}\n\n${usage}`);
  }
}

function toPort(option: string, value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1 || port > 65535) {
    throw new DemoError(`${option} ${value} is not a port (1 to 65535).`);
  }
  return port;
}
