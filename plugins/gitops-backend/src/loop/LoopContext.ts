import { LoggerService } from '@backstage/backend-plugin-api';
import { JqEvaluator } from '@oneroof/plugin-gitops-node/jq';
import { Knex } from 'knex';
import { Adapters } from '../adapters/Adapters';
import { GitopsConfig } from '../config/GitopsConfig';
import { PlacementPublisher } from '../events/PlacementPublisher';
import { Inventories } from './hosts/Inventories';
import { LoopMetrics } from './LoopMetrics';
import { RevisionRenderer } from './render/RevisionRenderer';

/** What the handlers of all kinds of work share. */
export interface LoopContext {
  adapters: Adapters;
  config: GitopsConfig;
  inventories: Inventories;
  /** Answers what ignore rules ask of jq. */
  jq: Pick<JqEvaluator, 'answer'>;
  knex: Knex;
  logger: LoggerService;
  metrics: LoopMetrics;
  /** The time; the only way for the loop to read a clock. */
  now: () => Date;
  publisher: PlacementPublisher;
  renderer: RevisionRenderer;
}
