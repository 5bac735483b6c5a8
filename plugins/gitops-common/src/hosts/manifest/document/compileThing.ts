import { HostItem } from '../../../model/host';
import { JsonValue } from '../../../model/resource';
import { hostItemPath } from '../../judge/hostItemPath';
import { attributeTables } from '../attributeTables';
import { hostManifestLimits } from '../limits';
import { ManifestFault } from '../ManifestFault';
import { AttributeSplit } from './AttributeSplit';
import { faultAt } from './faultAt';
import { idOfThing, ManifestThing } from './ManifestThing';

/** What a declared thing comes to. */
export interface CompiledThing {
  /** Absent where nothing of it can be judged. The id is that of kind and key. */
  item?: { id: string; item: HostItem };
  /** Left out of judging by the manifest itself: its path. */
  skipped?: string;
  /** What cannot be judged, by path. */
  faults: Array<{ path: string; fault: ManifestFault }>;
}

/** What a thing comes to, with the variables of one host put in. */
export function compileThing(thing: ManifestThing): CompiledThing {
  const { kind, label } = thing;
  const refuse = (fault: ManifestFault): CompiledThing => ({
    faults: [{ path: hostItemPath(kind, label), fault }],
  });
  if (thing.fault) {
    return refuse(thing.fault);
  }
  const skip = readSkip(thing);
  if (typeof skip === 'object') {
    return refuse(skip);
  }
  if (skip) {
    return { skipped: hostItemPath(kind, label), faults: [] };
  }
  const subject = readSubject(thing);
  if ('fault' in subject) {
    return refuse(subject.fault);
  }
  const { key } = subject;
  const split = new AttributeSplit(thing, key);
  thing.attributes.forEach((attribute, name) => split.add(name, attribute));
  if (split.settingFault) {
    return refuse(split.settingFault);
  }
  const { expected, settings, faults } = split;
  if (Object.keys(expected).length > 0) {
    const item = { kind, key, expected, settings };
    return { item: { id: idOfThing(kind, key), item }, faults };
  }
  return faults.length > 0
    ? { faults }
    : refuse(faultAt(thing, 'expects nothing of the host'));
}

/** `yes` and its relatives are booleans to goss here, as in every field that it knows to be one. */
const words: ReadonlyMap<JsonValue, boolean> = new Map<JsonValue, boolean>([
  [true, true],
  [false, false],
  [null, false],
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map(
    word => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map(
    word => [word, false] as const,
  ),
]);

function readSkip({ attributes }: ManifestThing): boolean | ManifestFault {
  const skip = attributes.get('skip');
  if (!skip) {
    return false;
  }
  if ('fault' in skip) {
    return skip.fault;
  }
  return words.get(skip.value) ?? faultAt(skip, 'skip must be true or false');
}

function readSubject(
  thing: ManifestThing,
): { key: string } | { fault: ManifestFault } {
  const { subject } = attributeTables[thing.kind];
  const attribute = thing.attributes.get(subject);
  if (attribute && 'fault' in attribute) {
    return attribute;
  }
  const key = attribute?.value ?? thing.label;
  const refuse = (message: string) => ({
    fault: faultAt(attribute ?? thing, message),
  });
  if (typeof key === 'object' || typeof key === 'boolean') {
    return refuse(`${subject} must be a text`);
  }
  const text = String(key);
  if (text.length > hostManifestLimits.keyLength) {
    return refuse(
      `${subject} is longer than ${hostManifestLimits.keyLength} characters`,
    );
  }
  return text === '' || text.includes('\0')
    ? refuse(`${subject} must be a text without NUL characters`)
    : { key: text };
}
