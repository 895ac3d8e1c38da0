/** A text made from another one. `origins[i]` is where character `i` came from; null when every character stands where it stood. */
export type MappedText = { text: string; origins: Int32Array | null };

/** A mapped text under construction, in typed arrays because it is filled character by character. */
export type TextBuilder = { codes: Uint16Array; origins: Int32Array; length: number; widest: number };

export function createTextBuilder(capacity: number): TextBuilder {
  return { codes: new Uint16Array(capacity), origins: new Int32Array(capacity), length: 0, widest: 0 };
}

export function putCode(builder: TextBuilder, code: number, origin: number): void {
  if (builder.length === builder.codes.length) grow(builder);
  builder.codes[builder.length] = code;
  builder.origins[builder.length] = origin;
  builder.length++;
  builder.widest |= code;
}

export function putPoint(builder: TextBuilder, point: number, origin: number): void {
  if (point < 0x10000) putCode(builder, point, origin);
  else {
    putCode(builder, 0xd800 + ((point - 0x10000) >> 10), origin);
    putCode(builder, 0xdc00 + ((point - 0x10000) & 0x3ff), origin);
  }
}

export function lastCode(builder: TextBuilder): number {
  return builder.length > 0 ? (builder.codes[builder.length - 1] ?? 0) : 0;
}

export function toMappedText(builder: TextBuilder): MappedText {
  return {
    text: toText(builder.codes.subarray(0, builder.length), builder.widest),
    origins: builder.origins.subarray(0, builder.length),
  };
}

/** One byte a character where that is enough: everything that reads the text afterwards is faster on it. */
export function toText(codes: Uint16Array, widest: number): string {
  if (widest > 0xff) return Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength).toString("utf16le");
  const bytes = Buffer.allocUnsafe(codes.length);
  for (let index = 0; index < codes.length; index++) bytes[index] = codes[index] ?? 0;
  return bytes.toString("latin1");
}

function grow(builder: TextBuilder): void {
  const capacity = builder.codes.length * 2 + 16;
  const codes = new Uint16Array(capacity);
  codes.set(builder.codes);
  const origins = new Int32Array(capacity);
  origins.set(builder.origins);
  builder.codes = codes;
  builder.origins = origins;
}
