import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { readAnnotated, readComponents } from './readCatalog';

const auth = mockServices.auth();

describe('a catalog that answers for ever', () => {
  let asked = 0;
  let ending = new AbortController();

  beforeEach(() => {
    ending = new AbortController();
  });

  const answer = <T>(page: T): T => {
    asked += 1;
    if (asked === 3) {
      ending.abort(new Error('ended'));
    }
    return page;
  };

  const catalog = catalogServiceMock.mock({
    queryEntities: async () =>
      answer({ items: [], totalItems: 0, pageInfo: { nextCursor: 'more' } }),
    getEntitiesByRefs: async () => answer({ items: [] }),
  });

  it.each<[string, (signal: AbortSignal) => Promise<unknown>]>([
    ['with pages', signal => readAnnotated({ auth, catalog, signal })],
    [
      'about components',
      signal =>
        readComponents(
          { auth, catalog, signal },
          Array.from({ length: 1_000 }, (_, n) => `component:default/c${n}`),
        ),
    ],
  ])('is asked %s only as long as somebody wants to know', async (_, read) => {
    asked = 0;
    await expect(read(ending.signal)).rejects.toThrow('ended');
    expect(asked).toBe(3);
  });
});
