import { TextPosition } from '../../../model/yaml/YamlFault';

/** Line and column of an offset. */
export function positionIn(text: string, offset: number): TextPosition {
  let line = 1;
  let start = 0;
  for (
    let end = text.indexOf('\n');
    end >= 0 && end < offset;
    end = text.indexOf('\n', end + 1)
  ) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}

/** Offset of a line and column. */
export function offsetIn(text: string, { line, column }: TextPosition): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) {
      break;
    }
    start = end + 1;
  }
  return start + column - 1;
}
