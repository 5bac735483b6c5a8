import { HostItemKind } from '../../../model/host';
import { JsonValue } from '../../../model/resource';
import { TextPosition } from '../../../model/yaml/YamlFault';
import { Known, ManifestFault } from '../ManifestFault';

/** One attribute of a thing, and the file it comes from: files override each other attribute by attribute. */
export type ManifestAttribute = Known<JsonValue> & {
  file: string;
  at(): TextPosition | undefined;
};

/** A declared thing with the variables of one host put in. */
export interface ManifestThing {
  /** Of kind and label. Made once for things that all hosts share: to make it again for each costs more than to use it. */
  id: string;
  kind: HostItemKind;
  /** Its key in the file. */
  label: string;
  attributes: ReadonlyMap<string, ManifestAttribute>;
  /** Why nothing of it can be told. */
  fault?: ManifestFault;
  file: string;
  at(): TextPosition | undefined;
}

/** Things by kind and label. */
export type ManifestThings = Map<string, ManifestThing>;

export function idOfThing(kind: string, label: string): string {
  return `${kind}\0${label}`;
}
