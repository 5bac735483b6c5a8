/** What can be wrong with the git server, on demand. */
export type GitFault =
  /** Closes connections without an answer. */
  | { type: 'down' }
  /** Refuses every credential. */
  | { type: 'unauthorized' }
  /** Takes requests and never answers. */
  | { type: 'hang' }
  /** Answers, but late. */
  | { type: 'latency'; ms: number };

/** The faults in force, for one repository or for all. */
export class GitFaults {
  private readonly active = new Set<{ fault: GitFault; repository?: string }>();

  /** Puts a fault into force until the returned function is called. */
  add(fault: GitFault, repository?: string): () => void {
    const entry = { fault, repository };
    this.active.add(entry);
    return () => this.active.delete(entry);
  }

  clear(): void {
    this.active.clear();
  }

  matching(repository: string): GitFault[] {
    return [...this.active]
      .filter(entry => [undefined, repository].includes(entry.repository))
      .map(({ fault }) => fault);
  }
}
