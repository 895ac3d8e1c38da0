import { decodeText } from "./decode-text.ts";
import type { ExtractedDocument } from "./document.ts";

/** Paragraphs are what empty lines part. */
export function extractPlain(bytes: Uint8Array): ExtractedDocument {
  const paragraphs = decodeText(bytes)
    .replace(/\r\n?/g, "\n")
    .split(/\n(?:[ \t]*\n)/);
  return { blocks: paragraphs.map((text) => ({ type: "paragraph", text })), pages: null };
}
