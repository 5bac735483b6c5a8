import { isMap, JsonMap } from '../../../diff/values/json';
import { HostThing, HostThings } from '../../../model/host';
import { definedOf, factOf, integerOf, textOf } from '../plainValues';

/**
 * What `getent` tells of users. Fields of a line of passwd: password, uid, gid, comment, home, shell.
 */
export function readUsers(facts: JsonMap): HostThings | undefined {
  const groups = factOf(facts, 'getent_group');
  const memberships = isMap(groups) ? membershipsOf(groups) : undefined;
  return readDatabase(factOf(facts, 'getent_passwd'), (name, fields) => {
    const gid = integerOf(fields[2]);
    const primary = gid === undefined ? undefined : memberships?.names.get(gid);
    return definedOf({
      exists: true,
      uid: integerOf(fields[1]),
      gid,
      home: textOf(fields[4]),
      shell: textOf(fields[5]),
      groups:
        memberships?.isComplete && primary !== undefined
          ? [...new Set([primary, ...(memberships.of.get(name) ?? [])])].sort()
          : undefined,
    });
  });
}

/** What `getent` tells of groups. Fields of a line: password, gid, members. */
export function readGroups(facts: JsonMap): HostThings | undefined {
  return readDatabase(factOf(facts, 'getent_group'), (_, fields) =>
    definedOf({ exists: true, gid: integerOf(fields[1]) }),
  );
}

function readDatabase(
  database: unknown,
  describe: (
    name: string,
    fields: unknown[],
  ) => Extract<HostThing, { properties: unknown }>['properties'],
): HostThings | undefined {
  if (!isMap(database)) {
    return undefined;
  }
  const byKey = new Map<string, HostThing>();
  for (const [name, fields] of Object.entries(database)) {
    if (Array.isArray(fields)) {
      byKey.set(name, { properties: describe(name, fields) });
    } else if (fields === null) {
      // Somebody asked for this one, and it is not there.
      byKey.set(name, { properties: { exists: false } });
    }
  }
  return { complete: isWhole(database), byKey };
}

/** Asked for one key, `getent` gives only that; every machine has more than one user and more than one group. */
function isWhole(database: JsonMap): boolean {
  return Object.values(database).filter(Array.isArray).length > 1;
}

function membershipsOf(groups: JsonMap) {
  const names = new Map<number, string>();
  const of = new Map<string, string[]>();
  for (const [group, fields] of Object.entries(groups)) {
    const [, gid, members] = Array.isArray(fields) ? fields : [];
    const number = integerOf(gid);
    if (number !== undefined && !names.has(number)) {
      names.set(number, group);
    }
    for (const member of textOf(members)?.split(',') ?? []) {
      of.set(member, [...(of.get(member) ?? []), group]);
    }
  }
  return { names, of, isComplete: isWhole(groups) };
}
