import { useEffect, useRef, useState } from 'react';

/** Milliseconds without a keystroke after which typed text counts. */
const pause = 250;

/**
 * Text as it is typed. `onSettle` hears of it after a pause, since each change asks the server; text that changes
 * elsewhere (a link, the back button) replaces what stands in the field.
 */
export function useTypedText(
  settled: string,
  onSettle: (text: string) => void,
): [string, (text: string) => void] {
  const [text, setText] = useState(settled);
  const known = useRef(settled);
  const latest = useRef(onSettle);
  useEffect(() => {
    latest.current = onSettle;
  });
  useEffect(() => {
    if (settled !== known.current) {
      known.current = settled;
      setText(settled);
    }
  }, [settled]);
  useEffect(() => {
    if (text === known.current) {
      return undefined;
    }
    const timer = setTimeout(() => {
      known.current = text;
      latest.current(text);
    }, pause);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText];
}
