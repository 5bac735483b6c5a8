/** The few forms of ASN.1's distinguished encoding that a certificate is made of. */
export const der = {
  sequence: (...parts: Buffer[]) => element(0x30, ...parts),
  set: (...parts: Buffer[]) => element(0x31, ...parts),
  octets: (...parts: Buffer[]) => element(0x04, ...parts),
  /** A tag that depends on its place, around whole elements. */
  explicit: (tag: number, ...parts: Buffer[]) => element(0xa0 + tag, ...parts),
  /** A tag that depends on its place, instead of the value's own. */
  implicit: (tag: number, value: Buffer) => element(0x80 + tag, value),
  utf8: (text: string) => element(0x0c, Buffer.from(text)),
  bits: (value: Buffer) => element(0x03, Buffer.from([0]), value),
  true: () => element(0x01, Buffer.from([0xff])),
  /** A positive integer, given as its bytes. */
  integer: (value: Buffer) =>
    element(
      0x02,
      value[0] >= 0x80 ? Buffer.concat([Buffer.from([0]), value]) : value,
    ),
  objectId,
  time: (date: Date) =>
    element(
      0x18,
      Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+Z$/g, '')}Z`),
    ),
};

function element(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content)]), content]);
}

function lengthOf(content: Buffer): number[] {
  if (content.length < 0x80) {
    return [content.length];
  }
  return content.length < 0x100
    ? [0x81, content.length]
    : [0x82, Math.floor(content.length / 0x100), content.length % 0x100];
}

/** An object identifier such as `2.5.29.17`. */
function objectId(text: string): Buffer {
  const [first, second, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const digits = [part % 128];
    for (
      let left = Math.floor(part / 128);
      left > 0;
      left = Math.floor(left / 128)
    ) {
      digits.unshift((left % 128) + 128);
    }
    bytes.push(...digits);
  }
  return element(0x06, Buffer.from(bytes));
}
