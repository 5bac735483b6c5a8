import { isMap, JsonMap, own } from '../../../diff/values/json';
import { HostThing, HostThings } from '../../../model/host';
import { definedOf, factOf, integerOf } from '../plainValues';

/** Results of commands by their text, as they were cached under `oneroof_command`. */
export function readCommands(facts: JsonMap): HostThings | undefined {
  const commands = factOf(facts, 'oneroof_command');
  if (!isMap(commands)) {
    return undefined;
  }
  const byKey = new Map<string, HostThing>();
  for (const [command, result] of Object.entries(commands)) {
    const code = isMap(result) ? integerOf(own(result, 'rc')) : undefined;
    // Without an exit code it did not run: it was skipped, or could not be started.
    if (isMap(result) && code !== undefined) {
      byKey.set(command, {
        properties: definedOf({
          'exit-status': code,
          stdout: outputOf(result, 'stdout'),
          stderr: outputOf(result, 'stderr'),
        }),
      });
    }
  }
  return { complete: false, byKey };
}

function outputOf(result: JsonMap, name: string): string | undefined {
  const output = own(result, name);
  return typeof output === 'string' ? output : undefined;
}
