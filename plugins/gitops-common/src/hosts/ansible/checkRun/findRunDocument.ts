import { z } from 'zod';
import { Cause } from '../../../model/cause';
import { ansibleLimits } from '../ansibleLimits';

const durationSchema = z
  .object({ end: z.string().optional().catch(undefined) })
  .optional()
  .catch(undefined);

/** What the JSON callback prints; results of hosts are looked at one by one, so that a strange one spoils no other. */
const documentSchema = z.object({
  plays: z.array(
    z.object({
      play: z.object({ duration: durationSchema }).optional(),
      tasks: z.array(
        z.object({
          task: z.object({ name: z.string().catch('') }),
          hosts: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  ),
  stats: z.record(z.string(), z.unknown()),
});

/**
 * A run of a playbook as the JSON callback tells it. What stands below a host is as the run printed it.
 *
 * @public
 */
export interface RunDocument {
  plays: Array<{
    play?: { duration?: { end?: string } };
    tasks: Array<{ task: { name: string }; hosts: Record<string, unknown> }>;
  }>;
  stats: Record<string, unknown>;
}

/** Lines that look like the beginning of a document; more of them is noise on purpose. */
const maxBeginnings = 20;

/**
 * Finds the document in what a run printed. Plugins and warnings may write before and after it, even JSON of their own.
 * It is printed in one piece when the run ends, so a text without a whole one is of a run that never came to its end.
 *
 * @public
 */
export function findRunDocument(
  text: string,
): { document: RunDocument } | { cause: Cause } {
  if (text.length > ansibleLimits.runLength) {
    return refuse('too-large', 'the run printed too much');
  }
  let position = text.startsWith('{') ? 0 : text.indexOf('\n{') + 1;
  const isThere = text.startsWith('{') || position > 0;
  if (!isThere) {
    return refuse('invalid', 'the run printed no document');
  }
  for (let count = 0; count < maxBeginnings; count++) {
    const document = parseAt(text, position);
    if (document) {
      return { document };
    }
    const next = text.indexOf('\n{', position);
    if (next < 0) {
      break;
    }
    position = next + 1;
  }
  return refuse('partial', 'the document of the run is not whole');
}

function parseAt(text: string, start: number): RunDocument | undefined {
  // Printed with indentation, only the last brace stands at the beginning of a line; without, all is one line.
  const brace = text.indexOf('\n}', start);
  const lineEnd = text.indexOf('\n', start);
  const ends = [
    ...(brace < 0 ? [] : [brace + 2]),
    lineEnd < 0 ? text.length : lineEnd,
  ];
  for (const end of ends) {
    const parsed = documentSchema.safeParse(parseJson(text.slice(start, end)));
    if (parsed.success) {
      return parsed.data;
    }
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(code: Cause['code'], message: string): { cause: Cause } {
  return { cause: { code, message } };
}
