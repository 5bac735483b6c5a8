/**
 * One spelling for the URLs under which one repository is known: `https://host/a/b.git`, `git@host:a/b` and
 * `ssh://git@host/a/b/` are all `host/a/b`. Only for telling which repository somebody talks about.
 */
export function normalizeRepositoryUrl(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^[^@/]*@/, '')
    .replace(/^([^/:]+):(?!\d+(\/|$))/, '$1/')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}
