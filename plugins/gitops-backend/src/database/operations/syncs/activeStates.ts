import { SyncRunRow } from '../../tables';

/** States of a run that has not ended. Of each placement there is one such run at most. */
export const activeStates: Array<SyncRunRow['state']> = ['pending', 'running'];
