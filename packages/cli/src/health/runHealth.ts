import { observeManifests } from '../cluster/observeManifests';
import { ClusterOptions } from '../cluster/ClusterOptions';
import { Progress } from '../output/Progress';
import { writeReport } from '../output/writeReport';
import { Terminal } from '../terminal/Terminal';
import { exitCodeOf } from './exitCodeOf';
import { judgeHealth } from './judgeHealth';
import { readHealthContexts } from './readHealthContexts';
import { renderHealth } from './renderHealth';

/**
 * Judges the health of what manifests declare and prints it.
 *
 * @returns the code to end with
 * @throws CliError or ObservationError when nothing can be said at all
 */
export async function runHealth(
  options: ClusterOptions,
  terminal: Terminal,
): Promise<number> {
  const progress = new Progress(terminal.stderr);
  try {
    const observation = await observeManifests(options, { terminal, progress });
    const now = terminal.now();
    progress.show('Reading what health hangs on');
    const report = judgeHealth(observation, {
      now,
      contextOf: await readHealthContexts(observation, now),
    });
    progress.end();
    writeReport(report, options.output, { terminal, render: renderHealth });
    return exitCodeOf(report);
  } finally {
    progress.end();
  }
}
