/** Where a card stands, in pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const headSize = 5;
const margin = 4;
/** Below the upper edge, so that cards of different heights in one row are joined by a straight line. */
const anchor = 32;

/**
 * SVG path of an arrow from one card to another: from right to left edge where the second stands to the right, else from
 * bottom to top edge.
 */
export function arrowPath(from: Box, to: Box): string {
  return to.left >= from.left + from.width
    ? sideways(from, to)
    : downwards(from, to);
}

function sideways(from: Box, to: Box): string {
  const x1 = from.left + from.width + margin;
  const y1 = from.top + Math.min(from.height / 2, anchor);
  const x2 = to.left - margin;
  const y2 = to.top + Math.min(to.height / 2, anchor);
  const bend = Math.max(x1, x2 - 18);
  const radius = cornerRadius(y1, y2);
  const step = Math.sign(y2 - y1) * radius;
  return [
    `M${x1} ${y1}`,
    `H${bend - radius}`,
    `Q${bend} ${y1} ${bend} ${y1 + step}`,
    `V${y2 - step}`,
    `Q${bend} ${y2} ${bend + radius} ${y2}`,
    `H${x2}`,
    `M${x2 - headSize} ${y2 - headSize}L${x2} ${y2}l${-headSize} ${headSize}`,
  ].join('');
}

function downwards(from: Box, to: Box): string {
  const x1 = from.left + Math.min(from.width / 2, 48);
  const y1 = from.top + from.height + margin;
  const x2 = to.left + Math.min(to.width / 2, 48);
  const y2 = to.top - margin;
  const bend = Math.max(y1, y2 - 14);
  const radius = cornerRadius(x1, x2);
  const step = Math.sign(x2 - x1) * radius;
  return [
    `M${x1} ${y1}`,
    `V${bend - radius}`,
    `Q${x1} ${bend} ${x1 + step} ${bend}`,
    `H${x2 - step}`,
    `Q${x2} ${bend} ${x2} ${bend + radius}`,
    `V${y2}`,
    `M${x2 - headSize} ${y2 - headSize}L${x2} ${y2}l${headSize} ${-headSize}`,
  ].join('');
}

function cornerRadius(a: number, b: number): number {
  return Math.min(6, Math.abs(a - b) / 2);
}
