import { isMap, JsonMap, own } from '../../../diff/values/json';
import { HostDisk, HostThing, HostThings } from '../../../model/host';
import { definedOf, factOf, integerOf, textOf } from '../plainValues';

/** Images, which are full by nature. */
const imageFilesystems = new Set([
  'squashfs',
  'iso9660',
  'udf',
  'erofs',
  'cramfs',
]);

/**
 * Mounts of `setup`, which leaves out whatever is on no device, or of `mount_facts`, which does not.
 */
export function readMounts(facts: JsonMap): HostThings | undefined {
  const mounts = mountsOf(facts);
  return (
    mounts && {
      complete: mounts.isComplete && mounts.list.length > 0,
      byKey: new Map<string, HostThing>(
        mounts.list.map(([path, mount]) => [
          path,
          { properties: describe(mount) },
        ]),
      ),
    }
  );
}

/** File systems that hold data, each device once. */
export function readDisks(facts: JsonMap): HostDisk[] | undefined {
  const mounts = mountsOf(facts);
  if (!mounts) {
    return undefined;
  }
  const disks = new Map<string, HostDisk>();
  for (const [path, mount] of mounts.list) {
    const sizeBytes = integerOf(own(mount, 'size_total'));
    const availableBytes = integerOf(own(mount, 'size_available'));
    const device = textOf(own(mount, 'device')) ?? '';
    const isData =
      /^\/dev\/|:/.test(device) &&
      !imageFilesystems.has(textOf(own(mount, 'fstype')) ?? '');
    if (sizeBytes && availableBytes !== undefined && isData) {
      // The same device may be bound to many places.
      const key = `${sizeBytes} ${device}`;
      const known = disks.get(key);
      if (!known || path.length < known.mount.length) {
        disks.set(key, { mount: path, sizeBytes, availableBytes });
      }
    }
  }
  return [...disks.values()];
}

function mountsOf(
  facts: JsonMap,
): { list: Array<[string, JsonMap]>; isComplete: boolean } | undefined {
  const all = factOf(facts, 'mount_points');
  if (isMap(all)) {
    return {
      list: Object.entries(all).filter((entry): entry is [string, JsonMap] =>
        isMap(entry[1]),
      ),
      isComplete: true,
    };
  }
  const mounts = factOf(facts, 'mounts');
  return Array.isArray(mounts)
    ? {
        list: mounts.filter(isMap).flatMap(mount => {
          const path = textOf(own(mount, 'mount'));
          return path === undefined ? [] : [[path, mount] as const];
        }) as Array<[string, JsonMap]>,
        isComplete: false,
      }
    : undefined;
}

function describe(mount: JsonMap) {
  const size = integerOf(own(mount, 'size_total'));
  const available = integerOf(own(mount, 'size_available'));
  return definedOf({
    exists: true,
    source: textOf(own(mount, 'device')),
    filesystem: textOf(own(mount, 'fstype')),
    opts: textOf(own(mount, 'options'))?.split(','),
    // Percent, cut as goss cuts it.
    usage:
      size && available !== undefined
        ? 100 - Math.floor((available * 100) / size)
        : undefined,
  });
}
