/** A GIF with its first picture alone: no animation, no comments, nothing that programs put beside it. Null where it is broken. */
export function firstFrameOf(gif: Uint8Array): Uint8Array | null {
  const head = 13 + colorTableBytes(gif[10] ?? 0);
  let at = head;
  let control: Uint8Array = new Uint8Array();
  while (at < gif.length) {
    const start = at;
    if (gif[at] === 0x2c) {
      const end = endOfBlocks(gif, at + 11 + colorTableBytes(gif[at + 9] ?? 0));
      return end > gif.length ? null : Buffer.concat([gif.subarray(0, head), control, gif.subarray(start, end), Buffer.of(0x3b)]);
    }
    if (gif[at] !== 0x21) return null;
    at = endOfBlocks(gif, at + 2);
    // Says which colour is transparent.
    if (gif[start + 1] === 0xf9) control = gif.subarray(start, at);
  }
  return null;
}

/** Of a table of colours, by the flags that announce it. */
export function colorTableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

/** Behind blocks that say their length, up to the empty one. */
export function endOfBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  for (let length = bytes[at]; length !== undefined && length !== 0; length = bytes[at]) at += length + 1;
  return at + 1;
}
