import { toStoredText } from './toStoredText';

/** As {@link toStoredText}, with null for what is absent. */
export function storedOrNull(
  text: string | undefined,
  maxLength?: number,
): string | null {
  return text === undefined ? null : toStoredText(text, maxLength);
}
