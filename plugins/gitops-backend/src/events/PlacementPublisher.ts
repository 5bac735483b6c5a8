import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  GitopsSignal,
  gitopsSignalChannel,
} from '@oneroof/plugin-gitops-common';

/** Topic of the event that says which placements changed. */
export const placementTopic = 'gitops.placement';

const batchSize = 500;

/**
 * Tells other plugins (event) and open pages (signal) that placements changed. Only opaque ids are told, since both go
 * to everyone; who wants to know more asks the API.
 */
export class PlacementPublisher {
  readonly #events: EventsService;
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;

  constructor(options: {
    events: EventsService;
    signals: SignalsService;
    logger: LoggerService;
  }) {
    this.#events = options.events;
    this.#signals = options.signals;
    this.#logger = options.logger;
  }

  /** Never throws: what is told here stands in the database already, and pages fall back to polling. */
  async publish(placementIds: readonly string[]): Promise<void> {
    for (let start = 0; start < placementIds.length; start += batchSize) {
      const message: GitopsSignal = {
        action: 'placements-changed',
        placementIds: placementIds.slice(start, start + batchSize),
      };
      try {
        await this.#signals.publish<GitopsSignal>({
          recipients: { type: 'broadcast' },
          channel: gitopsSignalChannel,
          message,
        });
        await this.#events.publish({
          topic: placementTopic,
          eventPayload: { placementIds: message.placementIds },
        });
      } catch (error) {
        this.#logger.warn(
          `Cannot tell that placements changed: ${stringifyError(error)}`,
        );
      }
    }
  }
}
