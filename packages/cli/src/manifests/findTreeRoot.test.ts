import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'node:path';
import { findTreeRoot } from './findTreeRoot';

describe('findTreeRoot', () => {
  const directory = createMockDirectory({
    content: {
      checkout: { '.git': { HEAD: '' }, apps: { web: { a: '' } } },
      worktree: { '.git': 'gitdir: elsewhere', apps: { a: '' } },
      plain: { apps: { a: '' } },
    },
  });

  it.each([
    ['checkout/apps/web', 'checkout'],
    ['checkout', 'checkout'],
    ['worktree/apps', 'worktree'],
  ])('of %s is %s', async (folder, root) => {
    expect(await findTreeRoot(directory.resolve(folder))).toBe(
      directory.resolve(root),
    );
  });

  it('is the whole disk outside of a checkout', async () => {
    const folder = directory.resolve('plain/apps');
    expect(await findTreeRoot(folder)).toBe(parse(folder).root);
  });
});
