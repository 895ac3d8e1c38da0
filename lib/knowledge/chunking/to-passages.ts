import { type ExtractedDocument, MAX_CHARS } from "../extract/document.ts";
import type { ExtractedFile } from "../extract/file-parser.ts";
import { Refusal } from "../extract/refusals.ts";
import { placeBlocks, toTextParts } from "./document-text.ts";
import { toChunks } from "./to-chunks.ts";

export function toPassages(document: ExtractedDocument): ExtractedFile {
  const blocks = placeBlocks(document);
  const last = blocks.at(-1);
  if (!last) throw new Refusal("knowledge.file_has_no_text");
  if (last.end > MAX_CHARS) throw new Refusal("knowledge.file_too_complex");
  return { parts: toTextParts(blocks), chunks: toChunks(blocks), pages: document.pages };
}
