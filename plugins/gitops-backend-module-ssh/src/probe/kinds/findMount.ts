/** What is mounted at a path. */
export interface Mount {
  source: string;
  filesystem: string;
  options: string[];
  superOptions: string[];
}

/** The uppermost mount at a path, in text of /proc/self/mountinfo or, of kernels before 2.6.26, /proc/mounts: proc(5). */
export function findMount(table: string, path: string): Mount | undefined {
  let found: Mount | undefined;
  for (const line of table.split('\n')) {
    const entry = parseMountInfo(line) ?? parseMounts(line);
    if (entry?.point === path) {
      found = entry.mount;
    }
  }
  return found;
}

function parseMountInfo(line: string) {
  const [before, after] = line.split(' - ');
  if (after === undefined) {
    return undefined;
  }
  const [, , , , point, options] = before.split(' ');
  const [filesystem, source, superOptions] = after.split(' ');
  return toEntry({ point, options, filesystem, source, superOptions });
}

function parseMounts(line: string) {
  const [source, point, filesystem, options] = line.split(' ');
  return toEntry({ point, options, filesystem, source, superOptions: options });
}

function toEntry(fields: Record<string, string | undefined>) {
  const { point, options, filesystem, source, superOptions } = fields;
  if (!point || options === undefined || filesystem === undefined) {
    return undefined;
  }
  return {
    point: decode(point),
    mount: {
      source: decode(source ?? ''),
      filesystem,
      options: [...new Set(options.split(','))],
      superOptions: (superOptions ?? '').split(',').filter(Boolean),
    },
  };
}

/** Blanks, tabs, line breaks and backslashes are written as octal numbers. */
function decode(field: string): string {
  return field.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(parseInt(digits, 8)),
  );
}
