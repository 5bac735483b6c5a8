import { PortalUrls } from './portalConfig';

/** What a new user reads when the portal is up. */
export function tour(urls: PortalUrls, life: boolean): string {
  const fourth = life
    ? 'The world lives: within a minute somebody edits a Deployment by hand, an image fails, a commit arrives.'
    : 'Nothing happens by itself (--no-life): push commits and edit the clusters as you like.';
  return `
Oneroof is ready: ${urls.frontend}

  1. ${urls.frontend}/delivery: the board, every component by every environment.
  2. Choose a component that is drifted: what git says and what runs, side by side, and who changed it when.
  3. In the catalog, the tab "Delivery" of a component is the same page; "Refresh" looks again at once.
  4. ${fourth}
  5. Ctrl-C stops everything. Your own clusters: docs/chores/run-against-your-own-cluster.md

`;
}
