import { RolloutTimes } from '../cluster/controllers/WorkloadController';
import { FleetSize } from '../seed/Fleet';

/** How a world is made. */
export interface WorldOptions extends FleetSize {
  /** Holds repositories and files for the portal. What an earlier world left there is deleted. */
  directory: string;
  /** Port of the git server; clusters take the ports after it. Free ports where absent. */
  port?: number;
  /** Whether things go on happening by themselves. */
  life?: boolean;
  /** Seed of what happens by itself: the same seed tells the same life. */
  lifeSeed?: number;
  /** Whether something has gone wrong before the visitor arrives. On by default. */
  stories?: boolean;
  /** Ask clients of the git server for these. */
  gitCredentials?: { username: string; password: string };
  /** How long simulated pods take. */
  times?: RolloutTimes;
  /** Real time where absent. */
  clock?: () => Date;
}
