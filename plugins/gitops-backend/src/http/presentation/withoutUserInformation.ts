/** A repository's URL as it may be shown: without the name or token that somebody may have put into it. */
export function withoutUserInformation(repository: string): string {
  if (!URL.canParse(repository)) {
    return repository.replace(/^[^/]*@/, '');
  }
  const url = new URL(repository);
  url.username = '';
  url.password = '';
  return url.toString();
}
