// Runs a program as the leader of its own process group, which never outlives the demo: when the pipe on stdin closes,
// for whatever reason (a stop, a crash, a SIGKILL of the demo), or when the program ends, the whole group is ended.
//   node tether.mjs PROGRAM [arguments]
import { spawn } from 'node:child_process';

const GRACE_MS = 8_000;
// For what the program left behind: it had its chance to tidy up.
const STRAGGLERS_GRACE_MS = 1_000;
const POLL_MS = 50;

const child = spawn(process.argv[2], process.argv.slice(3), {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: true,
});

/** Signals the group; returns whether there still was one. Signal 0 only asks. */
function signalGroup(signal) {
  try {
    process.kill(-child.pid, signal);
    return true;
  } catch {
    return false;
  }
}

function endProgram() {
  signalGroup('SIGTERM');
  setTimeout(() => signalGroup('SIGKILL'), GRACE_MS);
}

function endStragglers(exit) {
  signalGroup('SIGTERM');
  const deadline = Date.now() + STRAGGLERS_GRACE_MS;
  const timer = setInterval(() => {
    if (!signalGroup(0)) {
      clearInterval(timer);
      exit();
    } else if (Date.now() > deadline) {
      signalGroup('SIGKILL');
      exit();
    }
  }, POLL_MS);
}

child.once('error', error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.once('exit', (code, signal) => {
  if (signal) {
    process.stderr.write(`ended by ${signal}\n`);
  }
  endStragglers(() => process.exit(code ?? 1));
});

process.stdin.resume();
for (const event of ['end', 'error']) {
  process.stdin.once(event, endProgram);
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.on(signal, endProgram);
}
