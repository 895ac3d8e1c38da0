// A file that is two things at once passes one check as the first and is opened as the second. Readers look for a zip's directory at the end
// and for a PDF's header within the first kilobyte, so that is where a second format hides; an image has one end, and nothing behind it.

import { colorTableBytes, endOfBlocks } from "../images/first-frame.ts";

const PDF_HEADER_WITHIN = 1_024;
/** The end record of a zip, and the longest comment that may follow it (APPNOTE.TXT 4.3.16). */
const ZIP_END_BYTES = 22;
const ZIP_COMMENT_MAX = 65_535;

/** What else the file is, in words; null for one thing only. `type` is what it was taken for. */
export function findPolyglot(bytes: Buffer, type: string): string | null {
  if (type !== "application/pdf" && bytes.subarray(0, PDF_HEADER_WITHIN).includes("%PDF-")) return "a PDF inside it";
  if (!type.startsWith("application/vnd.openxml") && hasZipEnd(bytes)) return "an archive appended to it";
  const end = endOfImage(bytes, type);
  if (end !== null && end < bytes.length) return "something else appended to the image";
  return null;
}

/** The record counts only where its comment reaches exactly to the end, as an unpacker reads it. */
function hasZipEnd(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - ZIP_END_BYTES - ZIP_COMMENT_MAX);
  const tail = bytes.subarray(from);
  for (
    let at = tail.lastIndexOf("PK\x05\x06", undefined, "latin1");
    at >= 0;
    at = at === 0 ? -1 : tail.lastIndexOf("PK\x05\x06", at - 1, "latin1")
  ) {
    if (at + ZIP_END_BYTES <= tail.length && at + ZIP_END_BYTES + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
}

/** Where the image ends by its own structure; 0 where that is broken, null where the format does not say. */
function endOfImage(bytes: Buffer, type: string): number | null {
  switch (type) {
    case "image/png":
      return endOfPng(bytes);
    case "image/gif":
      return endOfGif(bytes);
    case "image/webp":
      return bytes.length >= 12 ? evenly(bytes.readUInt32LE(4)) + 8 : 0;
    default:
      return null;
  }
}

const evenly = (length: number): number => length + (length % 2);

function endOfPng(bytes: Buffer): number {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const next = at + 12 + bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IEND") return next;
    at = next;
  }
  return 0;
}

function endOfGif(bytes: Buffer): number {
  if (bytes.length < 13) return 0;
  let at = 13 + colorTableBytes(bytes[10] ?? 0);
  while (at < bytes.length) {
    const mark = bytes[at];
    if (mark === 0x3b) return at + 1;
    if (mark === 0x21) at = endOfBlocks(bytes, at + 2);
    else if (mark === 0x2c) at = endOfBlocks(bytes, at + 11 + colorTableBytes(bytes[at + 9] ?? 0));
    else return 0;
  }
  return 0;
}
