import {
  compareSnapshots,
  CompareOptions,
  listJqQuestions,
} from '@oneroof/plugin-gitops-common';
import { observeManifests } from '../cluster/observeManifests';
import { answerJq } from '../jq/answerJq';
import { Progress } from '../output/Progress';
import { writeReport } from '../output/writeReport';
import { Terminal } from '../terminal/Terminal';
import { describeDrift } from './describeDrift';
import { DriftOptions } from './DriftOptions';
import { exitCodeOf } from './exitCodeOf';
import { readIgnoreRules } from './readIgnoreRules';
import { renderDrift } from './renderDrift';

/**
 * Compares manifests with a cluster and prints what differs.
 *
 * @returns the code to end with
 * @throws CliError or ObservationError when nothing can be said at all
 */
export async function runDrift(
  options: DriftOptions,
  terminal: Terminal,
): Promise<number> {
  const progress = new Progress(terminal.stderr);
  try {
    const rules = await readIgnoreRules(options.ignore, terminal);
    const observed = await observeManifests(options, { terminal, progress });
    const { desired, live, namespace, context } = observed;
    progress.show(`Comparing ${desired.objects.length} objects`);
    const settings: CompareOptions = {
      namespace,
      applier: options.owner ?? rules.applier,
      ignoreDifferences: rules.ignoreDifferences,
    };
    const verdicts = compareSnapshots(desired, live, {
      ...settings,
      jqAnswers: await answerJq(
        listJqQuestions(desired, live, settings),
        terminal.signal,
      ),
    });
    const report = describeDrift(
      verdicts.filter(({ sync }) => options.extra || sync !== 'extra'),
      desired,
      { context, observedAt: terminal.now() },
    );
    progress.end();
    writeReport(report, options.output, { terminal, render: renderDrift });
    return exitCodeOf(report);
  } finally {
    progress.end();
  }
}
