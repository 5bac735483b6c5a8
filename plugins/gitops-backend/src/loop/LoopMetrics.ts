import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { PlacementSyncVerdict } from '@oneroof/plugin-gitops-common';

/** What the loop says about itself. Names follow OpenTelemetry; times are in seconds. */
export interface LoopMetrics {
  claimed(kind: string): void;
  settled(kind: string, result: string, seconds: number): void;
  judged(verdict: PlacementSyncVerdict): void;
}

/** @param readQueueAge - seconds that the longest due item has been waiting; asked when metrics are collected */
export function createLoopMetrics(
  metrics: MetricsService,
  readQueueAge: () => Promise<number>,
): LoopMetrics {
  const claims = metrics.createCounter('gitops.loop.claims', {
    description: 'Items taken from the work queue',
  });
  const durations = metrics.createHistogram('gitops.loop.duration', {
    description: 'Time from claim to settlement',
    unit: 's',
  });
  const verdicts = metrics.createCounter('gitops.placement.verdicts', {
    description: 'Changes of placements, by their new sync verdict',
  });
  metrics
    .createObservableGauge('gitops.queue.age', {
      description: 'How long the longest due item has been waiting',
      unit: 's',
    })
    .addCallback(async result => result.observe(await readQueueAge()));
  return {
    claimed: kind => claims.add(1, { kind }),
    settled: (kind, result, seconds) =>
      durations.record(seconds, { kind, result }),
    judged: verdict => verdicts.add(1, { verdict }),
  };
}
