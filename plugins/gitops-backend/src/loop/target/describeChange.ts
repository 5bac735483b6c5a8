import { ResourceVerdict } from '@oneroof/plugin-gitops-common';
import { HistoryEntry } from '../../database/operations/placements/insertHistory';
import {
  PlacementVerdict,
  StoredPlacement,
} from '../../database/operations/verdicts/StoredPlacement';

/** History of a placement that goes from what is stored to `verdict`. */
export function describeChange(
  placement: StoredPlacement,
  verdict: PlacementVerdict,
  options: { verdicts: readonly ResourceVerdict[]; now: Date },
): HistoryEntry[] {
  const { id: placementId } = placement;
  const isFirst = placement.cause?.code === 'not-observed';
  const entries: HistoryEntry[] = [];
  if (verdict.sync !== placement.sync) {
    entries.push({
      placementId,
      at: options.now,
      type: 'sync',
      from: isFirst ? undefined : placement.sync,
      to: verdict.sync,
      message: verdict.cause?.message ?? explainDrift(options.verdicts),
    });
  }
  // That nobody can see how healthy it is, is told by the entry above; it did not fall ill.
  const before =
    placement.health === 'unknown'
      ? placement.lastGood?.health
      : placement.health;
  if (verdict.health !== 'unknown' && verdict.health !== before) {
    entries.push({
      placementId,
      at: options.now,
      type: 'health',
      from: before,
      to: verdict.health,
      message: verdict.healthReason,
    });
  }
  return entries;
}

/** Who changed what, as far as it is recorded: the first path, and how many more. */
function explainDrift(
  verdicts: readonly ResourceVerdict[],
): string | undefined {
  const drifted = verdicts.filter(({ sync }) => sync === 'drifted');
  const first = drifted.find(({ drift }) => drift.length > 0);
  if (!first) {
    const missing = verdicts.find(({ sync }) => sync === 'missing');
    return missing && `${missing.ref.kind} ${missing.ref.name} is missing`;
  }
  const item = first.drift.find(({ by }) => by?.manager) ?? first.drift[0];
  const count = drifted.reduce((sum, { drift }) => sum + drift.length, 0);
  const who = item.by?.manager
    ? `${item.by.manager} changed`
    : 'Live differs in';
  const more = count > 1 ? ` and ${count - 1} more` : '';
  return `${who} ${item.path} of ${first.ref.kind} ${first.ref.name}${more}`;
}
