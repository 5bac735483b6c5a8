/** Where a card stands, in pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const headSize = 5;
const margin = 4;

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
  const y1 = from.top + from.height / 2;
  const x2 = to.left - margin;
  const y2 = to.top + to.height / 2;
  const middle = Math.max(x1, x2 - 16);
  return [
    `M${x1} ${y1}`,
    `H${middle - 8}`,
    `C${middle} ${y1} ${middle - 8} ${y2} ${middle} ${y2}`,
    `H${x2}`,
    `M${x2 - headSize} ${y2 - headSize}L${x2} ${y2}l${-headSize} ${headSize}`,
  ].join('');
}

function downwards(from: Box, to: Box): string {
  const x1 = from.left + Math.min(from.width / 2, 48);
  const y1 = from.top + from.height + margin;
  const x2 = to.left + Math.min(to.width / 2, 48);
  const y2 = to.top - margin;
  const middle = (y1 + y2) / 2;
  return [
    `M${x1} ${y1}`,
    `C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`,
    `M${x2 - headSize} ${y2 - headSize}L${x2} ${y2}l${headSize} ${-headSize}`,
  ].join('');
}
