// Runs a program as the leader of its own process group and never outlives the demo: when the pipe on stdin closes,
// for whatever reason (a stop, a crash, a SIGKILL of the demo), the whole group is ended.
//   node tether.mjs PROGRAM [arguments]
import { spawn } from 'node:child_process';

const GRACE_MS = 8_000;

const child = spawn(process.argv[2], process.argv.slice(3), {
  stdio: ['ignore', 'inherit', 'inherit'],
});

let ended = false;

function endGroup() {
  if (ended) return;
  ended = true;
  // Our own copy of the signal is the one that must not end us: the SIGKILL below needs somebody to send it.
  process.on('SIGTERM', () => {});
  process.kill(-process.pid, 'SIGTERM');
  setTimeout(() => process.kill(-process.pid, 'SIGKILL'), GRACE_MS);
}

child.once('error', error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.once('exit', (code, signal) => {
  if (!ended) {
    // What the program started must not outlive it either.
    process.on('SIGTERM', () => {});
    process.kill(-process.pid, 'SIGTERM');
  }
  if (signal && !ended) {
    process.stderr.write(`ended by ${signal}\n`);
  }
  process.exit(code ?? 1);
});

process.stdin.resume();
process.stdin.once('end', endGroup);
process.stdin.once('error', endGroup);
process.once('SIGTERM', endGroup);
process.once('SIGINT', endGroup);
