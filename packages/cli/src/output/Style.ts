import { styleText } from 'node:util';
import { Terminal } from '../terminal/Terminal';
import { usesColour } from '../terminal/usesColour';

type Format = Parameters<typeof styleText>[0];

/** How a report for people is to look. */
export interface Style {
  /** The text in a colour, or as it is where there are none. */
  paint(format: Format, text: string): string;
  /** Ages are counted up to this moment. */
  now: Date;
  /** Longest line, in characters; without a limit where nobody's window is known. */
  width: number;
}

/** The style of what is printed to stdout. */
export function createStyle({ stdout, env, now }: Terminal): Style {
  const colours = usesColour(stdout, env);
  return {
    paint: (format, text) =>
      colours ? styleText(format, text, { validateStream: false }) : text,
    now: now(),
    width: stdout.isTTY ? stdout.columns ?? 80 : Infinity,
  };
}
