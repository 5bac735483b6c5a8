import { spawnSync } from 'node:child_process';
import { HostQuestion, HostThing } from '@oneroof/plugin-gitops-common';
import { parseAnswer } from '../probe/parseAnswer';
import { createProbe, withMark } from '../probe/Probe';
import { ProbeAnswer } from '../probe/ProbeAnswer';
import { readThings } from '../probe/readThings';

const mark = 'ab'.repeat(16);

/** Runs a probe on this machine, without SSH. Things in the order of the questions. */
export function runProbe(
  questions: readonly HostQuestion[],
  options: { command: readonly string[]; path?: string },
): { things: HostThing[]; answer: ProbeAnswer; stderr: string } {
  const probe = createProbe(questions, { allowCommands: true });
  const { stdout, stderr } = spawnSync(
    options.command[0],
    options.command.slice(1),
    {
      input: withMark(probe, mark),
      maxBuffer: 16 * 1024 * 1024,
      env: { PATH: options.path ?? '/usr/bin:/bin:/usr/sbin:/sbin' },
    },
  );
  const parsed = parseAnswer(stdout, mark);
  if (!parsed.hasEnded) {
    throw new Error(`the probe did not end: ${stderr}`);
  }
  const answer = new ProbeAnswer(parsed.sections, {
    host: 'here',
    account: 'tester',
    missing: { code: 'partial', message: 'missing' },
  });
  const things = readThings(probe, answer);
  return {
    things: questions.map(({ kind, key }) => things[kind]!.byKey.get(key)!),
    answer,
    stderr: stderr.toString(),
  };
}
