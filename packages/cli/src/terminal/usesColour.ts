import { Terminal, TextOutput } from './Terminal';

/** Whether a stream gets colours: a terminal does, unless its owner says otherwise (no-color.org, force-color.org). */
export function usesColour(
  output: Pick<TextOutput, 'isTTY'>,
  env: Terminal['env'],
): boolean {
  if (env.NO_COLOR) {
    return false;
  }
  if (env.FORCE_COLOR) {
    return env.FORCE_COLOR !== '0';
  }
  return Boolean(output.isTTY) && env.TERM !== 'dumb';
}
