/** What `git cat-file --batch-check` says: sizes in bytes by object id; ids of which nothing is here are left out. */
export function parseSizes(output: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const line of output.split('\n')) {
    const [id, , size] = line.split(' ');
    if (size !== undefined) {
      sizes.set(id, Number(size));
    }
  }
  return sizes;
}

/** What `git cat-file --batch` says: content by object id. Each content stands in memory of its own. */
export function parseContents(output: Buffer): Map<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf('\n', start);
    const [id, , size] = output.subarray(start, end).toString().split(' ');
    start = end + 1;
    if (size !== undefined) {
      const length = Number(size);
      contents.set(id, new Uint8Array(output.subarray(start, start + length)));
      start += length + 1;
    }
  }
  return contents;
}
