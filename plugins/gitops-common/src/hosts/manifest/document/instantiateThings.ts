import { slotMarks } from '../../../model/yaml/slots';
import { ManifestFault } from '../ManifestFault';
import { Slot } from '../template/TemplateWriter';
import { SlotFilling } from './fillSlots';
import {
  idOfThing,
  ManifestAttribute,
  ManifestThing,
  ManifestThings,
} from './ManifestThing';
import { ManifestEntry, ParsedManifestFile } from './parseManifestFile';

/** Things without slots are the same for every host. */
const fixed = new WeakMap<ManifestEntry, ManifestThing>();

/** The things of a file for one host. */
export function instantiateThings(
  { entries }: ParsedManifestFile,
  slots: readonly Slot[],
  file: string,
): ManifestThings {
  const filling = new SlotFilling(slots, file);
  const things: ManifestThings = new Map();
  for (const entry of entries) {
    const thing = entry.hasSlots
      ? instantiate(entry, filling, file)
      : fixedThing(entry, filling, file);
    const { id } = thing;
    const other = things.get(id);
    things.set(
      id,
      other ? { ...thing, fault: faultOfBoth(other, thing) } : thing,
    );
  }
  return things;
}

function fixedThing(
  entry: ManifestEntry,
  filling: SlotFilling,
  file: string,
): ManifestThing {
  const known = fixed.get(entry);
  if (known) {
    return known;
  }
  const thing = instantiate(entry, filling, file);
  fixed.set(entry, thing);
  return thing;
}

function instantiate(
  entry: ManifestEntry,
  filling: SlotFilling,
  file: string,
): ManifestThing {
  const label = filling.fillText(entry.key);
  const base = { kind: entry.kind, file, at: () => entry.at() };
  const unknown = (text: string, fault: ManifestFault): ManifestThing => ({
    ...base,
    id: idOfThing(entry.kind, text),
    label: text,
    attributes: new Map(),
    fault,
  });
  if ('fault' in label) {
    return unknown(filling.showText(entry.key), label.fault);
  }
  if (!entry.attributes) {
    const message = 'declares nothing: a map of attributes is needed';
    return unknown(label.value, {
      code: 'invalid-desired',
      message,
      file,
      ...entry.at(),
    });
  }
  const attributes = new Map<string, ManifestAttribute>();
  for (const [name, value] of entry.attributes) {
    if (slotMarks.test(name)) {
      const message = 'the name of an attribute must not come from a variable';
      return unknown(label.value, {
        code: 'unsupported',
        message,
        file,
        ...entry.at(name),
      });
    }
    const filled = entry.hasSlots ? filling.fill(value) : { value };
    attributes.set(name, { ...filled, file, at: () => entry.at(name) });
  }
  const id = idOfThing(entry.kind, label.value);
  return { ...base, id, label: label.value, attributes };
}

/** Two keys that are one only because their variables are: that is not known of keys that are not known. */
function faultOfBoth(
  first: ManifestThing,
  second: ManifestThing,
): ManifestFault {
  const fault = first.fault ?? second.fault;
  if (fault) {
    return fault;
  }
  return {
    code: 'duplicate-key',
    message: 'variables make two equal keys',
    file: second.file,
    ...second.at(),
  };
}
