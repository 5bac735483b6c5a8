import {
  assessHealth,
  DesiredSnapshot,
  Fight,
  Health,
  HealthContext,
  KubernetesObject,
  maskSecrets,
  ResourceVerdict,
  stringifyExactly,
  stringifyResourceRef,
} from '@oneroof/plugin-gitops-common';
import { hash } from 'node:crypto';
import {
  ResourceLastGood,
  ResourceRecord,
} from '../../database/operations/verdicts/ResourceRecord';
import { maxDocumentsBytes } from '../../database/operations/resources/maxDocumentsBytes';
import { capDetails } from './capDetails';
import { findDeclared } from './findDeclared';
import { Hands } from './followHands';

/** Health of a resource, by its live object and by how far that could be read. */
export function assessResource(
  verdict: ResourceVerdict,
  live: KubernetesObject | undefined,
  context?: HealthContext,
): Health {
  // Not to have seen an object is no evidence that it is missing.
  return !live && verdict.sync === 'unknown'
    ? { status: 'unknown', reason: verdict.cause?.message }
    : assessHealth(live, context);
}

/** What is stored of a resource, before its documents are compressed. */
export type DescribedResource = Omit<ResourceRecord, 'documents'> & {
  /** JSON of both documents, masked; absent when in sync. */
  documents?: string;
};

/** What is known of a resource beside its verdict. */
export interface ResourceState {
  health: Health;
  lastGood?: ResourceLastGood;
  /** Who overwrites whom. */
  hands?: Hands;
}

/** What is to be stored of a resource. Pure but for the hash. */
export function describeResource(
  verdict: ResourceVerdict,
  { health, lastGood, hands = {} }: ResourceState,
  pair: { desired: DesiredSnapshot; live: KubernetesObject | undefined },
): DescribedResource {
  const { ref, apiVersion, sync, cause } = verdict;
  const details = toDetails(verdict, hands.fights);
  const documents = sync === 'in-sync' ? undefined : toDocuments(verdict, pair);
  const state = [
    apiVersion,
    sync,
    health.status,
    health.reason,
    cause,
    lastGood,
    hands.sightings,
  ];
  return {
    key: stringifyResourceRef(ref),
    ref,
    apiVersion,
    sync,
    health,
    cause,
    lastGood,
    details,
    sightings: hands.sightings,
    documents: documents?.json,
    hash: hash(
      'sha256',
      `${JSON.stringify(state)}${details ?? ''}${documents?.significant ?? ''}`,
    ),
  };
}

function toDetails(
  verdict: ResourceVerdict,
  fights: readonly Fight[] = [],
): string | undefined {
  const { drift, unmanaged, ignoredBy, warnings } = verdict;
  const isEmpty =
    drift.length +
      unmanaged.length +
      ignoredBy.length +
      warnings.length +
      fights.length ===
    0;
  return isEmpty
    ? undefined
    : stringifyExactly({
        ...capDetails(verdict),
        ...(fights.length > 0 && { fights }),
      });
}

function toDocuments(
  verdict: ResourceVerdict,
  pair: { desired: DesiredSnapshot; live: KubernetesObject | undefined },
): { json?: string; significant: string } | undefined {
  const declared = findDeclared(verdict.ref, pair.desired);
  const desired = declared && maskSecrets(declared);
  const live = pair.live && maskSecrets(pair.live);
  if (!desired && !live) {
    return undefined;
  }
  const json = stringifyExactly({ desired, live });
  return {
    significant: stringifyExactly([desired, live && withoutNoise(live)]),
    ...(Buffer.byteLength(json) <= maxDocumentsBytes && { json }),
  };
}

/** What changes all the time without the difference changing: it must not make us write. */
function withoutNoise(live: KubernetesObject): unknown {
  const { status: _, ...rest } = live;
  const { resourceVersion: __, generation: ___, ...metadata } = live.metadata;
  return { ...rest, metadata };
}
