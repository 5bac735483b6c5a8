import { JsonValue } from '../../../model/resource';
import { writeSlot } from '../../../model/yaml/slots';
import { TextPosition } from '../../../model/yaml/YamlFault';
import { hostManifestLimits } from '../limits';
import { ManifestFault } from '../ManifestFault';
import { offsetIn, positionIn } from './positionIn';
import { TemplateFault, TemplateLimitFault } from './TemplateFault';
import { TemplateValue } from './TemplateValue';

/** What an action came to, to be put in after the text was parsed. */
export type Slot = { source: string } & (
  | { value: string | number | bigint | boolean }
  | { fault: ManifestFault }
);

/** A text with slots, and where its parts stand in the template. */
export interface WrittenText {
  text: string;
  slots: readonly Slot[];
  /** What is wrong beside the slots. It touches nothing but those that use it. */
  faults: readonly ManifestFault[];
  toSource(position: TextPosition): TextPosition;
}

/** Collects what a template writes, within the limits. */
export class TemplateWriter {
  private readonly parts: string[] = [];
  private readonly slots: Slot[] = [];
  private readonly faults: ManifestFault[] = [];
  /** Where in the text a part begins, and where it comes from. A slot comes from one place as a whole. */
  private readonly origins: Array<{
    start: number;
    source: number;
    isSlot: boolean;
  }> = [];
  private length = 0;
  private size = 0;

  /** @throws TemplateFault */
  addText(text: string, source: number) {
    this.spend(text.length, source);
    this.origins.push({ start: this.length, source, isSlot: false });
    this.parts.push(text);
    this.length += text.length;
  }

  /** @throws TemplateFault */
  addSlot(slot: Slot, options: { isQuoted: boolean; source: number }) {
    const { isQuoted, source } = options;
    this.spend('value' in slot ? String(slot.value).length : 0, source);
    const mark = writeSlot(this.slots.length);
    this.slots.push(slot);
    this.origins.push({ start: this.length, source, isSlot: true });
    const text = isQuoted ? `"${mark}"` : mark;
    this.parts.push(text);
    this.length += text.length;
  }

  tell(fault: ManifestFault) {
    this.faults.push(fault);
  }

  finish(template: string): WrittenText {
    const text = this.parts.join('');
    const { origins } = this;
    return {
      text,
      slots: this.slots,
      faults: this.faults,
      toSource: position => {
        const offset = offsetIn(text, position);
        const origin = origins.findLast(({ start }) => start <= offset);
        return origin
          ? positionIn(
              template,
              origin.source + (origin.isSlot ? 0 : offset - origin.start),
            )
          : position;
      },
    };
  }

  private spend(characters: number, source: number) {
    this.size += characters;
    if (this.size > hostManifestLimits.output) {
      throw new TemplateLimitFault(
        `the template writes more than ${hostManifestLimits.output} characters`,
        source,
      );
    }
  }
}

/**
 * What an action writes.
 *
 * @throws TemplateFault where that is no text
 */
export function readOutput(
  value: TemplateValue,
  requireValue: (value: TemplateValue) => JsonValue,
  offset: number,
): { value: string | number | bigint | boolean; isQuoted: boolean } {
  if (value.type === 'quoted') {
    return { value: value.text, isQuoted: true };
  }
  const found = requireValue(value);
  if (found === null) {
    throw new TemplateFault(
      'missing-variable',
      'the variable has no value',
      offset,
    );
  }
  if (typeof found === 'object') {
    throw new TemplateFault(
      'invalid-desired',
      `a ${
        Array.isArray(found) ? 'list' : 'map'
      } is no text; write it out with {{ range }}`,
      offset,
    );
  }
  return { value: found, isQuoted: false };
}
