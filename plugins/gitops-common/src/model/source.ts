/**
 * A repository and the ref in it that declares desired state.
 *
 * @public
 */
export interface RepositoryLocation {
  /** `https:` or `ssh:` URL, never with user information. */
  url: string;
  /** Branch or tag; the remote's default branch when absent. */
  ref?: string;
}

/**
 * One commit of a repository.
 *
 * @public
 */
export interface Revision {
  repository: RepositoryLocation;
  /** Full commit id in hexadecimal. */
  commit: string;
  /** ISO 8601 commit time. */
  committedAt: string;
  author: string;
  /** First line of the commit message. Hostile text: show it, never interpret it. */
  subject: string;
}

/**
 * A file of a tree.
 *
 * @public
 */
export interface TreeFile {
  /** Path from the repository's root, with forward slashes. */
  path: string;
  content: Uint8Array;
}
