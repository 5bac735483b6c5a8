import {
  assessHealth,
  DesiredSnapshot,
  Health,
  HealthContext,
  KubernetesObject,
  maskSecrets,
  parseApiVersion,
  ResourceVerdict,
  stringifyResourceRef,
} from '@oneroof/plugin-gitops-common';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
  ResourceLastGood,
import { maxDocumentsBytes } from '../../database/operations/resources/maxDocumentsBytes';
  ResourceRecord,
} from '../../database/operations/verdicts/ResourceRecord';
import { stringifyExactly } from '../stringifyExactly';
import { capDetails } from './capDetails';
import { findDeclared } from './findDeclared';

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

/** What is stored of a resource. Pure but for the hash and the compression. */
export function describeResource(
  verdict: ResourceVerdict,
  { health, lastGood }: { health: Health; lastGood?: ResourceLastGood },
  pair: { desired: DesiredSnapshot; live: KubernetesObject | undefined },
): ResourceRecord {
  const { ref, apiVersion, sync, cause } = verdict;
  const details = toDetails(verdict);
  const documents = sync === 'in-sync' ? undefined : toDocuments(verdict, pair);
  const hash = createHash('sha256')
    .update(
      JSON.stringify([
        apiVersion,
        sync,
        health.status,
        health.reason,
        cause,
        lastGood,
      ]),
    )
    .update(details ?? '')
    .update(documents?.significant ?? '')
    .digest('hex');
  return {
    key: stringifyResourceRef(ref),
    ref,
    apiVersion,
    sync,
    health,
    cause,
    lastGood,
    details,
    documents: documents?.zipped,
    hash,
  };
}

function toDetails(verdict: ResourceVerdict): string | undefined {
  const { drift, unmanaged, ignoredBy, warnings } = verdict;
  const isEmpty =
    drift.length + unmanaged.length + ignoredBy.length + warnings.length === 0;
  return isEmpty ? undefined : stringifyExactly(capDetails(verdict));
}

function toDocuments(
  verdict: ResourceVerdict,
  pair: { desired: DesiredSnapshot; live: KubernetesObject | undefined },
): { zipped?: Buffer; significant: string } | undefined {
  const declared = findDeclared(verdict, pair.desired);
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

function findDeclared(
  { ref }: ResourceVerdict,
  { objects }: DesiredSnapshot,
): KubernetesObject | undefined {
  const candidates = objects.filter(
    ({ apiVersion, kind, metadata }) =>
      kind === ref.kind &&
      metadata.name === ref.name &&
      parseApiVersion(apiVersion).group === ref.group,
  );
  return (
    candidates.find(({ metadata }) => metadata.namespace === ref.namespace) ??
    candidates.find(({ metadata }) => !metadata.namespace) ??
    // Cluster-scoped kinds ignore a namespace that git names.
    (ref.namespace ? undefined : candidates[0])
  );
}
