import { ObservationError } from '@oneroof/plugin-gitops-node';

// Nothing that git reads as an option, a glob, a revision expression or a path out of `refs/`.
const refName =
  /^(?!-)(?!.*(\.\.|@\{|\/\/|\.lock(\/|$)|\/\.))[A-Za-z0-9_][A-Za-z0-9._/+-]*(?<![./])$/;

/**
 * The fully qualified refs that a name of a branch or tag may mean, the one that counts first. Without a name: `HEAD`,
 * which a remote resolves to its default branch.
 *
 * @throws {@link ObservationError} `invalid`
 */
export function candidateRefs(ref: string | undefined): string[] {
  if (ref === undefined) {
    return ['HEAD'];
  }
  if (ref.length > 250 || !refName.test(ref)) {
    throw new ObservationError(
      'invalid',
      'the ref of a repository must be the name of a branch or tag',
    );
  }
  return /^refs\/(heads|tags)\//.test(ref)
    ? [ref]
    : [`refs/heads/${ref}`, `refs/tags/${ref}`];
}

/** Reads what `git ls-remote` printed: object ids by the full name of the ref. */
export function parseRemoteRefs(output: string): Map<string, string> {
  const refs = new Map<string, string>();
  for (const line of output.split('\n')) {
    const [id, name] = line.split('\t');
    if (name && /^[0-9a-f]{40,64}$/.test(id)) {
      refs.set(name, id);
    }
  }
  return refs;
}
