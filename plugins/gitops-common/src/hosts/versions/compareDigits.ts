import { compareText } from '../compareText';

const leadingZeros = /^0+/;

/** Orders two runs of digits by their number, however long they are. */
export function compareDigits(a: string, b: string): number {
  const left = a.replace(leadingZeros, '');
  const right = b.replace(leadingZeros, '');
  return left.length - right.length || compareText(left, right);
}
