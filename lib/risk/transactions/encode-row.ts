import { FEATURES } from "../engine/features.ts";

/** FEATURES as Float32, little-endian, in base64: all the bits a verdict was made of. */
export function encodeRow(row: Float32Array): string {
  return Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString("base64");
}

/** Throws RangeError when it has not as many as FEATURES. */
export function decodeRow(text: string): Float32Array {
  const bytes = Buffer.from(text, "base64");
  if (bytes.byteLength !== FEATURES.length * 4) throw new RangeError(`A row has ${FEATURES.length} numbers.`);
  return Float32Array.from({ length: FEATURES.length }, (_, index) => bytes.readFloatLE(index * 4));
}
