import { findPlaybookRefusal } from '../../adapters/findPlaybookRefusal';
import { PlacementRecord } from '../../database/operations/deliveries/PlacementRecord';
import { FindSyncer } from './FindSyncer';

/** Why a placement cannot be synced, whoever asks, in words; undefined where it can. */
export function explainSyncRefusal(
  placement: PlacementRecord,
  findSyncer: FindSyncer,
): string | undefined {
  const { target, playbook, observation, cause, hostCount } = placement;
  if (target.type !== 'hosts' || target.inventory === undefined) {
    return 'nothing syncs such a target yet';
  }
  if (!playbook) {
    return 'the delivery names no playbook for this placement';
  }
  if (!observation) {
    return cause?.message ?? 'nothing observes its target';
  }
  const refusal = findPlaybookRefusal({
    name: target.inventory,
    inventory: findSyncer(target.inventory),
    repositories: [placement.repositoryUrl, placement.deliveryRepositoryUrl],
  });
  if (refusal) {
    return refusal.message;
  }
  if (observation.observedAt === undefined || hostCount === undefined) {
    return 'its hosts were not observed yet';
  }
  return hostCount > 0 ? undefined : `group "${target.group}" has no hosts`;
}
