/**
 * The package of `nginx=1.22` or `nginx>1`, as names are declared. Cut, not
 * replaced: a pattern that looks for the end of the text at each sign takes a minute for a name that is full of them.
 */
export function withoutVersion(name: string): string {
  return name.split(/[<>=!~]/, 1)[0];
}
