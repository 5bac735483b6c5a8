import { EventsService } from '@backstage/plugin-events-node';
import { Knex } from 'knex';
import { markDue } from '../database/operations/queue';
import { listRepositoryUrls } from '../database/operations/repositories/listRepositoryUrls';
import { normalizeRepositoryUrl } from './normalizeRepositoryUrl';
import { readPushedUrls } from './readPushedUrls';

const topics = ['github.push', 'gitlab.push', 'gitops.push'];

/**
 * Looks at a repository as soon as somebody says that it was pushed to. The payload is only believed as far as it names
 * a repository that we watch anyway: a forged one can make us look, and nothing more.
 */
export async function subscribeToPushes(options: {
  events: EventsService;
  knex: Knex;
  now: () => Date;
  wake: () => void;
}): Promise<void> {
  const { events, knex, now, wake } = options;
  await events.subscribe({
    id: 'gitops',
    topics,
    onEvent: async ({ eventPayload }) => {
      const pushed = new Set(
        readPushedUrls(eventPayload).map(normalizeRepositoryUrl),
      );
      if (pushed.size === 0) {
        return;
      }
      const watched = await listRepositoryUrls(knex);
      const keys = watched
        .filter(({ url }) => pushed.has(normalizeRepositoryUrl(url)))
        .map(({ id }) => `repository:${id}`);
      if (keys.length > 0) {
        await markDue(knex, keys, now());
        wake();
      }
    },
  });
}
