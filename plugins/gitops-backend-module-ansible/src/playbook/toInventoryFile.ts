import { ObservationError } from '@oneroof/plugin-gitops-node';
import { z } from 'zod';

const namesSchema = z.array(z.string());

const groupSchema = z.union([
  namesSchema.transform(hosts => ({ hosts, children: [] as string[] })),
  z.object({
    hosts: namesSchema.default([]),
    children: namesSchema.default([]),
  }),
]);

const listingSchema = z.looseObject({
  _meta: z
    .looseObject({
      hostvars: z
        .record(z.string(), z.record(z.string(), z.unknown()))
        .default({}),
    })
    .default({ hostvars: {} }),
});

/**
 * Turns what `ansible-inventory --list` says into an inventory that Ansible's plugin `yaml` reads, with the variables that
 * logging in needs.
 *
 * A run gets this and not the inventory itself: the run's user need not be able to read the operator's files, programs
 * among them are not run once more beside code from git, and a listing that was exported elsewhere is good enough.
 * Values that only the password of a vault opens are left out, since a run has none.
 *
 * Variables of Ansible's own decide what is run where (`ansible_connection: local`, a `ProxyCommand`), and templates among
 * variables are evaluated by the run. From somebody who may not bring playbooks neither is taken: of an inventory that is not
 * trusted only addresses stay, and its text stays text.
 *
 * @param options - `isTrusted`: the inventory is the operator's, or stands in a repository whose playbooks may be run
 * @throws ObservationError `invalid`
 */
export function toInventoryFile(
  listing: string,
  { isTrusted }: { isTrusted: boolean },
): string {
  const groups = new Map<string, unknown>();
  const parsed = parse(listing);
  const { hostvars } = parsed._meta;
  for (const [name, value] of Object.entries(parsed)) {
    if (name === '_meta' || name === 'all') {
      continue;
    }
    const { success, data } = groupSchema.safeParse(value);
    if (!success) {
      throw refuse();
    }
    groups.set(name, {
      hosts: Object.fromEntries(data.hosts.map(host => [host, null])),
      children: Object.fromEntries(data.children.map(child => [child, null])),
    });
  }
  const inventory = {
    all: {
      hosts: Object.fromEntries(
        Object.entries(hostvars).map(([host, vars]) => [
          host,
          isTrusted ? withoutVaults(vars) : onlyHarmless(vars),
        ]),
      ),
      children: Object.fromEntries(groups),
    },
  };
  return isTrusted ? JSON.stringify(inventory) : toUnsafeYaml(inventory);
}

function parse(listing: string): z.infer<typeof listingSchema> {
  try {
    return listingSchema.parse(JSON.parse(listing));
  } catch {
    // The error would quote the text, and with it passwords.
    throw refuse();
  }
}

function withoutVaults(vars: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(vars).filter(
      ([, value]) =>
        !JSON.stringify(value ?? null).includes('"__ansible_vault"'),
    ),
  );
}

/** Where a host is and what runs modules there, and nothing else of what Ansible itself obeys. */
const harmlessVariables: ReadonlyMap<string, RegExp> = new Map([
  ['ansible_host', /^[A-Za-z0-9_][A-Za-z0-9._:-]*$/],
  ['ansible_port', /^[0-9]+$/],
  ['ansible_user', /^[A-Za-z0-9_][A-Za-z0-9._-]*$/],
  ['ansible_python_interpreter', /^\/[A-Za-z0-9._/-]+$/],
]);

function onlyHarmless(vars: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(withoutVaults(vars)).filter(
      ([name, value]) =>
        harmlessVariables.get(name)?.test(String(value)) ??
        !name.startsWith('ansible_'),
    ),
  );
}

/** JSON, which is YAML, with Ansible's mark of text that is no template before each text. */
function toUnsafeYaml(value: unknown): string {
  if (typeof value === 'string') {
    return `!unsafe ${JSON.stringify(value)}`;
  }
  if (Array.isArray(value)) {
    return `[${value.map(toUnsafeYaml).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, inner]) => `${JSON.stringify(key)}: ${toUnsafeYaml(inner)}`,
    );
    return `{${entries.join(', ')}}`;
  }
  return JSON.stringify(value);
}

function refuse(): ObservationError {
  return new ObservationError(
    'invalid',
    'the listing of the inventory is not what ansible-inventory prints',
  );
}
