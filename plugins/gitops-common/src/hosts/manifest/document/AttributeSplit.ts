import { JsonValue } from '../../../model/resource';
import { suggestName } from '../../../model/suggestName';
import { hostItemPath } from '../../judge/hostItemPath';
import { attributeTables, formerNames, remarks } from '../attributeTables';
import { ManifestFault } from '../ManifestFault';
import { checkExpectation } from './checkExpectation';
import { faultAt } from './faultAt';
import { ManifestAttribute, ManifestThing } from './ManifestThing';

/** Splits what is expected of a thing from how to look at it, and names what is neither. */
export class AttributeSplit {
  readonly expected: Record<string, JsonValue> = {};
  readonly settings: Record<string, JsonValue> = {};
  /** What cannot be judged, by path. */
  readonly faults: Array<{ path: string; fault: ManifestFault }> = [];
  /** Where it is not known how to look, nothing that is seen would count. */
  settingFault?: ManifestFault;

  constructor(
    private readonly thing: ManifestThing,
    private readonly key: string,
  ) {}

  add(written: string, attribute: ManifestAttribute) {
    const { kind } = this.thing;
    const { subject, settings, expectations } = attributeTables[kind];
    const former = formerNames[kind];
    const name =
      former && Object.hasOwn(former, written) ? former[written] : written;
    if (name === subject || name === 'skip' || remarks.includes(name)) {
      return;
    }
    if (settings.includes(name)) {
      this.addSetting(name, attribute);
    } else if (Object.hasOwn(expectations, name)) {
      this.addExpectation(name, attribute);
    } else {
      const meant = suggestName(name, [
        ...Object.keys(expectations),
        ...settings,
      ]);
      const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
      const shown = name.slice(0, 80);
      this.refuse(shown, {
        code: 'unknown-field',
        message: `${kind} has no attribute "${shown}"${hint}`,
        file: attribute.file,
        ...attribute.at(),
      });
    }
  }

  private addSetting(name: string, attribute: ManifestAttribute) {
    if ('fault' in attribute) {
      this.settingFault ??= attribute.fault;
    } else if (attribute.value !== null) {
      this.settings[name] = attribute.value;
    }
  }

  private addExpectation(name: string, attribute: ManifestAttribute) {
    if ('fault' in attribute) {
      this.refuse(name, attribute.fault);
      return;
    }
    const { expectations } = attributeTables[this.thing.kind];
    const checked = checkExpectation(attribute.value, expectations[name]);
    if (Object.hasOwn(this.expected, name)) {
      this.refuse(name, faultAt(attribute, `${name} stands here twice`));
    } else if ('refusal' in checked) {
      this.refuse(name, faultAt(attribute, `${name}: ${checked.refusal}`));
    } else {
      this.expected[name] = checked.value;
    }
  }

  private refuse(name: string, fault: ManifestFault) {
    const path = hostItemPath(this.thing.kind, this.key, name);
    this.faults.push({ path, fault });
  }
}
