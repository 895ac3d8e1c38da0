import { inflateSync } from "node:zlib";

/**
 * Looks for what a PDF would run or carry, in its objects and in the objects it packs into streams. Names may be written with
 * escapes (`/J#61vaScript`), so they are read before they are compared. Contents of pages and pictures are not looked at: chance
 * writes anything there.
 */
const ACTIVE = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia)(?=[\s/<>[(\])]|$)/;
const ESCAPE = /#([0-9a-fA-F]{2})/g;
const STREAM = /(?<!end)stream\r?\n/g;
/** Of one packed stream of objects, unpacked, and of all of them. */
const MAX_OBJECT_BYTES = 32 * 1024 * 1024;
const DICTIONARY_CHARS = 2_000;

export function hasActiveContent(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = buffer.toString("latin1");
  let left = MAX_OBJECT_BYTES;
  let from = 0;
  for (const match of text.matchAll(STREAM)) {
    if (match.index < from) continue;
    const start = match.index + match[0].length;
    const dictionary = text.slice(from, match.index);
    if (isActive(dictionary)) return true;
    const end = text.indexOf("endstream", start);
    const stop = end < 0 ? text.length : end;
    if (isObjectStream(dictionary.slice(-DICTIONARY_CHARS)) && left > 0) {
      const unpacked = unpack(buffer.subarray(start, stop), left);
      left -= unpacked.length;
      if (isActive(unpacked)) return true;
    }
    from = stop;
  }
  return isActive(text.slice(from));
}

function isActive(text: string): boolean {
  return ACTIVE.test(text) || (text.includes("#") && ACTIVE.test(readNames(text)));
}

function isObjectStream(dictionary: string): boolean {
  return /\/ObjStm\b/.test(readNames(dictionary));
}

function readNames(text: string): string {
  return text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** What cannot be unpacked here is left to the reader, which looks for scripts and files by itself. */
function unpack(packed: Buffer, limit: number): string {
  try {
    return inflateSync(packed, { maxOutputLength: limit, finishFlush: 2 }).toString("latin1");
  } catch {
    return "";
  }
}
