/**
 * Marks for values that are put into a text after it was parsed, so that no value can become structure. The characters
 * are of Unicode's private use area; a text that holds them itself takes no values.
 */
export const slotMarks = /[\ue000-\ue003]/;

/** What stands in a text in place of the value with that number. */
export function writeSlot(index: number): string {
  return `\ue000${index}\ue001`;
}

/** How a parsed document tells that a plain scalar was wholly one slot: there a value keeps its type. */
export function writePlainSlot(index: string): string {
  return `\ue002${index}\ue003`;
}

/** A plain scalar of a text that is wholly one slot. */
export const plainSlot = /^\ue000(\d+)\ue001$/;

/** Slots in the values of a parsed document. */
export const anySlot = /[\ue000\ue002](\d+)[\ue001\ue003]/g;

/** A value of a parsed document that was wholly one slot. */
export const wholeSlot = /^\ue002(\d+)\ue003$/;
