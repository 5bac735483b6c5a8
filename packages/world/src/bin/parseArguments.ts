import { parseArgs } from 'node:util';
import { WorldOptions } from '../world/WorldOptions';

/** How the command line is used; printed with every complaint. */
export const usage =
  'usage: world --dir DIR [--port N] [--no-life] [--no-stories] [--components N]';

/** Reads the command line. Throws with a sentence for people. */
export function parseArguments(args: readonly string[]): WorldOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dir: { type: 'string' },
      port: { type: 'string' },
      components: { type: 'string' },
      'no-life': { type: 'boolean', default: false },
      'no-stories': { type: 'boolean', default: false },
    },
  });
  if (!values.dir) {
    throw new Error('--dir is missing');
  }
  return {
    directory: values.dir,
    port: readNumber('port', values.port),
    components: readNumber('components', values.components),
    life: !values['no-life'],
    stories: !values['no-stories'],
  };
}

function readNumber(name: string, text?: string): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65_000) {
    throw new Error(`--${name} has to be a whole number from 1 to 65000`);
  }
  return number;
}
