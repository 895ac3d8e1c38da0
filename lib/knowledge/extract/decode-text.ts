import { Refusal } from "./refusals.ts";

/** Bytes that Windows-1252 gives no character to. */
const UNDEFINED_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const SPACES = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);

/**
 * UTF-8, or UTF-16 with its mark. Bytes that are neither are taken for Windows-1252, which old exports use, only when they could
 * not be broken UTF-8: a guess there would store words nobody wrote.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decodeUtf16(bytes, "utf-16be");
  const body = first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes;
  if (body.some((byte) => byte < 0x20 && !SPACES.has(byte))) throw new Refusal("knowledge.file_not_text");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    if (!isWindows1252(body)) throw new Refusal("knowledge.file_not_text");
    return new TextDecoder("windows-1252").decode(body);
  }
}

function decodeUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): string {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Falls through: it says it is UTF-16 and is not.
  }
  throw new Refusal("knowledge.file_not_text");
}

/** One whole character of several bytes says that UTF-8 was meant, and that the file is broken. */
function isWindows1252(bytes: Uint8Array): boolean {
  return !bytes.some((byte, index) => UNDEFINED_IN_1252.has(byte) || isWholeCharacter(bytes, index));
}

function isWholeCharacter(bytes: Uint8Array, index: number): boolean {
  const byte = bytes[index] ?? 0;
  const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xc2 && byte < 0xe0 ? 2 : 0;
  if (length === 0) return false;
  return Array.from({ length: length - 1 }, (_, next) => bytes[index + 1 + next] ?? 0).every((next) => next >= 0x80 && next < 0xc0);
}
