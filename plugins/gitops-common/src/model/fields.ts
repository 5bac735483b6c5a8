import { z } from 'zod';

/** The one API version of the documents that users write. */
export const apiVersion = 'oneroof.dev/v1alpha1';

/** Names follow RFC 1123 labels, as Kubernetes and the catalog do: they end up in URLs, branch names and labels. */
export const nameSchema = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'must be 1 to 63 characters of a-z, 0-9 and "-", and start and end with a letter or digit',
  );

/** A catalog entity reference in full: `kind:namespace/name`. */
export const entityRefSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,62}:[a-z0-9][-a-z0-9]{0,62}\/[A-Za-z0-9][-A-Za-z0-9_.]{0,62}$/,
    'must be a full entity reference such as component:default/payments',
  );

/**
 * A path inside a repository: relative, forward slashes, no `.` or `..` segments, no control characters. Refused here
 * once, so that nothing behind this schema has to think of `../../etc/passwd`, `..\\` or NUL.
 *
 * @public
 */
export const repositoryPathSchema = z
  .string()
  .min(1)
  .max(1024)
  .refine(isRepositoryPath, {
    message:
      'must be a relative path inside the repository, with "/" and without "." or ".." segments',
  });

function isRepositoryPath(path: string): boolean {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f\\]/.test(path) || path.startsWith('/')) {
    return false;
  }
  if (path === '.') {
    return true;
  }
  return path
    .replace(/\/$/, '')
    .split('/')
    .every(
      segment =>
        segment !== '' &&
        segment !== '.' &&
        segment !== '..' &&
        segment.toLowerCase() !== '.git',
    );
}

/**
 * A branch or tag as git allows it, without anything that git reads as an option or a revision expression.
 *
 * @public
 */
export const refNameSchema = z
  .string()
  .min(1)
  .max(250)
  .regex(
    /^(?!-)(?!.*(\.\.|@\{|\/\/|\.lock(\/|$)))[A-Za-z0-9._\/-]+(?<![./])$/,
    'must be the name of a branch or tag',
  );

/** ISO 8601 duration of days, hours, minutes and seconds, for example `PT1H` or `P2DT16H`. */
export const durationSchema = z
  .string()
  .regex(
    /^P(?=\d|T\d)(\d{1,4}D)?(T(?=\d)(\d{1,5}H)?(\d{1,6}M)?(\d{1,7}S)?)?$/,
    'must be an ISO 8601 duration such as PT1H or P2DT16H',
  );

/** The shape of an IANA time zone name. Whether it exists is asked where a rule is evaluated. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .regex(
    /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/,
    'must be an IANA time zone such as Europe/Stockholm',
  );

/** Text for people: one line, no control characters. */
export const titleSchema = z
  .string()
  .min(1)
  .max(200)
  // eslint-disable-next-line no-control-regex
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'must be one line of text');
