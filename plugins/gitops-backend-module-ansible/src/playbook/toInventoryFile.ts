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
 * @throws ObservationError `invalid`
 */
export function toInventoryFile(listing: string): string {
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
  return JSON.stringify({
    all: {
      hosts: Object.fromEntries(
        Object.entries(hostvars).map(([host, vars]) => [
          host,
          withoutVaults(vars),
        ]),
      ),
      children: Object.fromEntries(groups),
    },
  });
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

function refuse(): ObservationError {
  return new ObservationError(
    'invalid',
    'the listing of the inventory is not what ansible-inventory prints',
  );
}
