/**
 * Channel of Backstage signals on which the backend says that placements changed.
 *
 * @public
 */
export const gitopsSignalChannel = 'gitops';

/**
 * Message on {@link gitopsSignalChannel}. It goes to everyone, so it holds nothing but opaque ids: whoever shows one of
 * these placements asks the API again, and the API checks what that person may see.
 *
 * @public
 */
export type GitopsSignal = {
  action: 'placements-changed';
  placementIds: string[];
};
