import {
  differenceIdOf,
  HostVerdict,
  Health,
  InventoryHost,
  ResourceVerdict,
  stringifyExactly,
  stringifyResourceRef,
} from '@oneroof/plugin-gitops-common';
import { ResourceLastGood } from '../../database/operations/verdicts/ResourceRecord';
import { hashJson } from '../hashJson';
import { capDetails } from '../target/capDetails';
import { DescribedResource } from '../target/describeResource';
import { hostApiVersion } from './hostRef';
import { HostState } from './RememberedFleet';

const maxGroups = 50;
const maxTextLength = 253;

/** What is known of a host that is to be stored. */
export interface HostFindings {
  verdict: HostVerdict;
  /** The same as a verdict about a resource. */
  resource: ResourceVerdict;
  health: Health;
  lastGood: ResourceLastGood | undefined;
  /** JSON of what the host is. */
  description: string;
  absentAt?: string;
}

/** What is to be stored of a host. Pure but for the hash. */
export function describeHost(findings: HostFindings): DescribedResource {
  const { verdict, resource, health, lastGood, description, absentAt } =
    findings;
  const { ref, sync, cause } = resource;
  const { coverage, unchecked } = verdict;
  const hasDetails = verdict.drift.length + unchecked.length > 0;
  const details = hasDetails
    ? stringifyExactly(capDetails(resource, unchecked))
    : undefined;
  const host = {
    coverage,
    differs: differenceIdOf(verdict),
    description,
    absentAt,
  };
  return {
    key: stringifyResourceRef(ref),
    ref,
    apiVersion: hostApiVersion,
    sync,
    health,
    cause,
    lastGood,
    details,
    host,
    hash: hashJson([
      sync,
      health.status,
      health.reason,
      cause,
      lastGood,
      details,
      host,
    ]),
  };
}

/**
 * JSON of what a host is. When it has said so stands there only where that is long ago: a host that says the same at
 * every look must not be written at every look.
 */
export function describeMachine({ host, reading, age }: HostState): string {
  const { groups, address } = host;
  const facts = 'facts' in reading ? reading.facts : undefined;
  const isDated = age === 'old' || age === 'stale';
  return JSON.stringify({
    groups: groups.slice(0, maxGroups).map(cut),
    address: address && cut(address),
    os: facts?.os && cut(facts.os),
    kernel: facts?.kernel && cut(facts.kernel),
    architecture: facts?.architecture && cut(facts.architecture),
    factsAt: isDated ? facts?.observedAt : undefined,
  });
}

/** Before anything is known of it, and when it is known no longer. */
export function describeListed({
  groups,
}: Pick<InventoryHost, 'groups'>): string {
  return JSON.stringify({ groups: groups.slice(0, maxGroups).map(cut) });
}

function cut(text: string): string {
  return text.slice(0, maxTextLength);
}
