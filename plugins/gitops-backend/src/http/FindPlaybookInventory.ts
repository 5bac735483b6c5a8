import { PlaybookInventory } from '@oneroof/plugin-gitops-node';

/** What the checker, or the syncer, of an inventory says of it; undefined where none is installed for it. */
export type FindPlaybookInventory = (
  inventory: string,
) => PlaybookInventory | undefined;
