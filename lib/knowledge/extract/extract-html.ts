import { decodeText } from "./decode-text.ts";
import type { ExtractedDocument } from "./document.ts";
import { toBlocks } from "./html-blocks.ts";

export function extractHtml(bytes: Uint8Array): ExtractedDocument {
  return { blocks: toBlocks(decodeText(bytes)), pages: null };
}
