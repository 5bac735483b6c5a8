/** A repository's URL as it may be shown: without the name or token that somebody may have put into it. */
export function withoutUserInformation(repository: string): string {
  const url = URL.canParse(repository) ? new URL(repository) : undefined;
  if (!url?.host) {
    return repository.replace(/^[^/]*@/, '');
  }
  url.username = '';
  url.password = '';
  return url.toString();
}
