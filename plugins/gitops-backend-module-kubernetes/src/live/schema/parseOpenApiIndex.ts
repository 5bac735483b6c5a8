import { z } from 'zod';

const indexSchema = z.object({
  paths: z.record(
    z.string().max(512),
    z.object({ serverRelativeURL: z.string().max(1024) }),
  ),
});

/**
 * Reads the answer of `/openapi/v3`: URLs of the documents by group and version (`api/v1`, `apis/apps/v1`). The URLs
 * change with the content of the documents.
 *
 * @returns `undefined` for anything else
 */
export function parseOpenApiIndex(
  body: unknown,
): ReadonlyMap<string, string> | undefined {
  const { data } = indexSchema.safeParse(body);
  return (
    data &&
    new Map(
      Object.entries(data.paths)
        .map(
          ([path, { serverRelativeURL }]) => [path, serverRelativeURL] as const,
        )
        // We follow a server nowhere but to its own schemas.
        .filter(
          ([, url]) =>
            /^\/openapi\/v3\/[\w./-]+(?:\?[\w=&%.-]*)?$/.test(url) &&
            !url.includes('..'),
        ),
    )
  );
}
