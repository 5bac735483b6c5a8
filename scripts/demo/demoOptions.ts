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
  /** Further configuration files of the portal, over those of the demo. */
  readonly configFiles: readonly string[];
}

export const usage = `Usage: npm run demo -- [--port 3000] [--backend-port 7007] [--dir .demo] [--no-life] [--config FILE ...]

  --port          port of the portal's pages
  --backend-port  port of the portal's backend
  --dir           folder for the demo's world, logs and configuration
  --no-life       nothing happens by itself
  --config        further configuration of the portal, over the demo's own; may be given more than once`;

export function readDemoOptions(args: string[], root: string): DemoOptions {
  const { values } = parse(args);
  const options = {
    port: toPort('--port', values.port),
    backendPort: toPort('--backend-port', values['backend-port']),
    directory: path.resolve(root, values.dir),
    life: !values['no-life'],
    configFiles: values.config.map(file => path.resolve(root, file)),
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
        config: { type: 'string', multiple: true, default: [] as string[] },
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
