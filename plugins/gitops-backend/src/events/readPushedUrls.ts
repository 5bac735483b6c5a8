import { z } from 'zod';

const url = z.string().max(2000);

/** The fields of GitHub's and GitLab's push payloads, and of our own, that name the repository. */
const pushSchema = z.object({
  repository: z
    .object({
      clone_url: url.optional(),
      html_url: url.optional(),
      ssh_url: url.optional(),
      homepage: url.optional(),
      git_http_url: url.optional(),
      git_ssh_url: url.optional(),
    })
    .optional(),
  project: z
    .object({ git_http_url: url, git_ssh_url: url })
    .partial()
    .optional(),
  repositoryUrl: url.optional(),
});

/** All URLs under which a push event names its repository; empty for a payload that is none. */
export function readPushedUrls(payload: unknown): string[] {
  const parsed = pushSchema.safeParse(payload);
  if (!parsed.success) {
    return [];
  }
  const { repository, project, repositoryUrl } = parsed.data;
  return [
    ...Object.values(repository ?? {}),
    ...Object.values(project ?? {}),
    repositoryUrl,
  ].filter(value => value !== undefined);
}
