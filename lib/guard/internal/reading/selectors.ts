// Text written in variation selectors: 256 invisible characters, one for each byte.

const MIN_BYTES = 4;

/** The longest such text; null when there is none. */
export function decodeSelectors(text: string): { text: string; start: number; end: number } | null {
  let best: { bytes: number[]; start: number; end: number } | null = null;
  for (let index = 0; index < text.length; ) {
    const bytes: number[] = [];
    const start = index;
    for (let byte = selectorByte(text, index); byte >= 0; byte = selectorByte(text, index)) {
      bytes.push(byte);
      index += byte < 16 ? 1 : 2;
    }
    if (bytes.length >= MIN_BYTES && bytes.length > (best?.bytes.length ?? 0)) best = { bytes, start, end: index };
    if (bytes.length === 0) index++;
  }
  return best && { text: Buffer.from(best.bytes).toString("utf8"), start: best.start, end: best.end };
}

/** -1 for any other character. */
function selectorByte(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= 0xfe00 && code <= 0xfe0f) return code - 0xfe00;
  if (code !== 0xdb40) return -1;
  const point = text.codePointAt(index) ?? 0;
  return point >= 0xe0100 && point <= 0xe01ef ? point - 0xe0100 + 16 : -1;
}
