import { randomBytes } from 'node:crypto';
import { Cause, HostFacts, HostReading } from '@oneroof/plugin-gitops-common';
import { SshDestination, SshInventoryConfig } from './config/SshConfig';
import { describeSshFailure } from './connection/describeSshFailure';
import { runSsh, SshOutcome } from './connection/runSsh';
import { sshArguments } from './connection/sshArguments';
import { sshEnvironment } from './connection/sshEnvironment';
import { SshFolder } from './connection/SshFolder';
import { parseAnswer, ParsedAnswer } from './probe/parseAnswer';
import { Probe, withMark } from './probe/Probe';
import { ProbeAnswer } from './probe/ProbeAnswer';
import { readBaseFacts } from './probe/readBaseFacts';
import { readThings } from './probe/readThings';

/** All that a host may say; the usual is some 20 KB. */
const maxOutputBytes = 4 * 1024 * 1024;

/** A host and what to ask it. */
export interface HostVisit {
  /** Absolute path of `ssh`. */
  program: string;
  config: SshInventoryConfig;
  folder: SshFolder;
  host: string;
  destination: SshDestination;
  probe: Probe;
  now: () => Date;
}

/** Asks one host, in one connection. */
export async function probeHost(
  visit: HostVisit,
  signal: AbortSignal,
): Promise<HostReading> {
  const { config, folder, destination } = visit;
  const mark = randomBytes(16).toString('hex');
  const outcome = await runSsh(
    {
      command: [
        visit.program,
        ...sshArguments({
          configuration: folder.configuration,
          destination,
          jumpHost: config.jumpHost,
        }),
      ],
      cwd: folder.path,
      env: sshEnvironment(config, folder.path),
      input: withMark(visit.probe, mark),
      timeoutMs: config.timeoutMs,
      maxOutputBytes,
    },
    signal,
  );
  return toReading(visit, outcome, parseAnswer(outcome.stdout, mark));
}

function toReading(
  visit: HostVisit,
  outcome: SshOutcome,
  parsed: ParsedAnswer,
): HostReading {
  const cause = findFailure(visit, outcome, parsed);
  const answer = new ProbeAnswer(parsed.sections, {
    host: visit.host,
    account: visit.destination.user,
    missing: cause ?? {
      code: 'partial',
      message: 'the host did not answer this question',
    },
  });
  // What a host has said is true, even where it was cut off later. It has to have said at least what it is.
  if (cause && !(cause.code !== 'too-large' && answer.find('packager'))) {
    return { cause };
  }
  const facts: HostFacts = {
    observedAt: visit.now().toISOString(),
    ...readBaseFacts(answer),
    things: readThings(visit.probe, answer),
  };
  return { facts };
}

/** Why a host has not said everything. */
function findFailure(
  { host, config }: HostVisit,
  outcome: SshOutcome,
  parsed: ParsedAnswer,
): Cause | undefined {
  const { ending, exitCode } = outcome;
  if (ending === 'too-large') {
    return {
      code: 'too-large',
      message: `${host}: it says more than is read of a host`,
    };
  }
  if (parsed.hasEnded) {
    return undefined;
  }
  if (ending === 'timeout') {
    return {
      code: 'timeout',
      message: `${host}: it took longer than ${config.timeoutMs / 1000} s`,
    };
  }
  if (ending === 'not-started') {
    return {
      code: 'internal',
      message: `${host}: ssh could not be started`,
    };
  }
  if (parsed.hasNoHex) {
    return {
      code: 'not-found',
      message: `${host}: it has none of od, hexdump and xxd, so it cannot answer`,
    };
  }
  if (parsed.hasBegun) {
    return {
      code: 'partial',
      message: `${host}: the connection ended in the middle of its answer`,
    };
  }
  return exitCode === 255
    ? describeSshFailure(host, outcome.stderr)
    : {
        code: 'forbidden',
        message: `${host}: the login works, but the account has no shell to look around with`,
      };
}
