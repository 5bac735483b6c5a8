import { ResourceView } from '@oneroof/plugin-gitops-common';
import { ResourceRecord } from '../../database/operations/resources/listResources';
import { PresentedPlacement } from './presentPlacement';

/** A fight in which nobody has hit for so long is over. */
const fightMs = 60 * 60_000;

/**
 * A resource as it may be shown beside its placement: while the placement is unknown as a whole, so is the resource, for
 * the same reason, and its verdict is told as the last one that was known. Its differences stay those of that verdict.
 */
export function presentResource(
  record: ResourceRecord,
  placement: PresentedPlacement,
  now: Date,
): ResourceView {
  // The position is for the cursor; a rank is no word of the API.
  const { position: _, fights = [], ...rest } = record;
  // Nothing is written when a fight is over: the reader's clock tells.
  const going = fights.filter(
    ({ until }) => now.getTime() - new Date(until).getTime() <= fightMs,
  );
  const resource = { ...rest, ...(going.length > 0 && { fights: going }) };
  const { blindTo, cause } = placement;
  if (!blindTo) {
    return resource;
  }
  const seesHealth = blindTo === 'sync';
  return {
    ...resource,
    sync: 'unknown',
    // One that was unknown already knows its cause better.
    cause: record.sync === 'unknown' ? record.cause ?? cause : cause,
    health: seesHealth ? record.health : 'unknown',
    healthReason: seesHealth ? record.healthReason : undefined,
    lastGood:
      record.sync === 'unknown'
        ? record.lastGood
        : {
            observedAt:
              placement.lastGood?.observedAt ??
              placement.observedAt ??
              record.changedAt,
            sync: record.sync,
            health: record.health,
          },
  };
}
