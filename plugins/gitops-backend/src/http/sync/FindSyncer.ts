import { PlaybookInventory } from '@oneroof/plugin-gitops-node';

/** What the syncer of an inventory says of it; undefined where none is installed for it. */
export type FindSyncer = (inventory: string) => PlaybookInventory | undefined;
