import { Section } from './ProbeAnswer';
import { mostBytes } from './script/prelude';

/** What arrived of an answer. */
export interface ParsedAnswer {
  /** Whether a shell ran the probe at all. */
  hasBegun: boolean;
  /** Whether it came to its end. */
  hasEnded: boolean;
  /** Whether the machine has no program that shows bytes. */
  hasNoHex: boolean;
  sections: Map<string, Section>;
}

const linePattern =
  /^\{"r":"([0-9a-f]{32})","n":"([a-z0-9.-]{1,40})"(?:,"x":"([0-9a-f]*)")?\}$/;

/**
 * Reads the lines of a probe. A line without the mark of this pass is noise of a login, and one that is not whole is
 * none: then its answer is missing. The lines are JSON of a fixed form, so they are matched and not parsed: what a host
 * sends can be nothing else.
 *
 * @param mark - 32 hexadecimal digits that the host could not know before
 */
export function parseAnswer(output: Buffer, mark: string): ParsedAnswer {
  const answer: ParsedAnswer = {
    hasBegun: false,
    hasEnded: false,
    hasNoHex: false,
    sections: new Map(),
  };
  // The last line counts only with its line break: what stands there may be the beginning of a longer one.
  const lines = output.toString('latin1').split('\n').slice(0, -1);
  for (const line of lines) {
    const [, found, name, bytes] = linePattern.exec(line) ?? [];
    if (found !== mark) {
      continue;
    }
    if (name === 'begin') {
      answer.hasBegun = true;
    } else if (name === 'end') {
      answer.hasEnded = true;
    } else if (name === 'no-hex') {
      answer.hasNoHex = true;
    } else if (bytes !== undefined && bytes.length % 2 === 0) {
      answer.sections.set(name, toSection(bytes));
    }
  }
  return answer;
}

function toSection(bytes: string): Section {
  const content = Buffer.from(bytes, 'hex');
  const text = content.toString('utf8');
  const trailer =
    content.length < mostBytes ? /\/(\d{1,3})$/.exec(text) : undefined;
  return trailer
    ? { text: text.slice(0, trailer.index), status: Number(trailer[1]) }
    : { text };
}
