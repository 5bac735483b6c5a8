import {
  Health,
  HostReading,
  HostReport,
  HostVerdict,
  InventoryHost,
  ResourceVerdict,
} from '@oneroof/plugin-gitops-common';
import {
  HostsVerdict,
  PlacementVerdict,
} from '../../database/operations/verdicts/StoredPlacement';
import { FactsAge } from './ageOfFacts';
import { RememberedReports } from './loadReports';
import { ResolvedManifest, Resolutions } from './resolveManifests';

/** All that a verdict about a host depends on. */
export interface HostState {
  host: InventoryHost;
  manifest: ResolvedManifest;
  reading: HostReading;
  /** Of a check run that counts. */
  report: HostReport | undefined;
  age: FactsAge;
}

/** A host as it was judged. */
export interface JudgedHost {
  state: HostState;
  verdict: HostVerdict;
  /** The same as a verdict about a resource. */
  resource: ResourceVerdict;
  health: Health;
  /** JSON of what the host is, as it is stored. */
  description: string;
}

/** What hosts of a placement have in common and in what they differ, valid while no host changes. */
export interface FleetSummary {
  hosts: HostsVerdict;
  versions: Pick<PlacementVerdict, 'declares' | 'runs' | 'release'>;
}

/** What this process remembers of the hosts of a placement besides their rows. */
export interface RememberedFleet {
  resolutions: Resolutions;
  reports: RememberedReports | undefined;
  summary: FleetSummary;
}
