import { JsonValue } from '../../../model/resource';
import { resolveGossScalar } from '../../../model/yaml/resolvePlainScalar';
import { setOwn } from '../../../model/yaml/setOwn';
import { anySlot, wholeSlot } from '../../../model/yaml/slots';
import { hostManifestLimits } from '../limits';
import { Known, ManifestFault } from '../ManifestFault';
import { Slot } from '../template/TemplateWriter';

/**
 * Puts values into the slots of parsed documents. A value never becomes more than a part of one text, or all of one
 * scalar: there it has the type that YAML would give it.
 */
export class SlotFilling {
  private size = 0;

  constructor(
    private readonly slots: readonly Slot[],
    private readonly file: string,
  ) {}

  fillText(text: string): Known<string> {
    let fault: ManifestFault | undefined;
    const value = text.replace(anySlot, (mark, index) => {
      const slot = this.slots[Number(index)];
      if (!slot) {
        return mark;
      }
      if ('fault' in slot) {
        fault ??= slot.fault;
        return '';
      }
      return String(slot.value);
    });
    // An alias repeats what stands at its anchor, so that slots may be filled more often than they were written.
    this.size += value.length;
    if (this.size > hostManifestLimits.output) {
      fault ??= {
        code: 'unsupported',
        message: `variables make more than ${hostManifestLimits.output} characters`,
        file: this.file,
      };
    }
    return fault ? { fault } : { value };
  }

  fill(value: JsonValue): Known<JsonValue> {
    if (typeof value === 'string') {
      return this.fillScalar(value);
    }
    if (value === null || typeof value !== 'object') {
      return { value };
    }
    return Array.isArray(value) ? this.fillList(value) : this.fillMap(value);
  }

  /** A text with its slots as they are written in the template, for people. */
  showText(text: string): string {
    return text.replace(
      anySlot,
      (mark, index) => this.slots[Number(index)]?.source ?? mark,
    );
  }

  private fillScalar(text: string): Known<JsonValue> {
    const whole = wholeSlot.exec(text);
    const slot = whole ? this.slots[Number(whole[1])] : undefined;
    if (!slot || 'fault' in slot || typeof slot.value === 'string') {
      const filled = this.fillText(text);
      return slot && 'value' in filled
        ? { value: resolveGossScalar(filled.value) }
        : filled;
    }
    return { value: slot.value };
  }

  private fillList(items: readonly JsonValue[]): Known<JsonValue> {
    const value: JsonValue[] = [];
    for (const item of items) {
      const filled = this.fill(item);
      if ('fault' in filled) {
        return filled;
      }
      value.push(filled.value);
    }
    return { value };
  }

  private fillMap(map: { [key: string]: JsonValue }): Known<JsonValue> {
    const value: { [key: string]: JsonValue } = {};
    for (const [key, item] of Object.entries(map)) {
      const name = this.fillText(key);
      if ('fault' in name) {
        return name;
      }
      if (Object.hasOwn(value, name.value)) {
        const message = 'variables make two equal keys of one map';
        return {
          fault: { code: 'duplicate-key', message, file: this.file },
        };
      }
      const filled = this.fill(item);
      if ('fault' in filled) {
        return filled;
      }
      setOwn(value, name.value, filled.value);
    }
    return { value };
  }
}
