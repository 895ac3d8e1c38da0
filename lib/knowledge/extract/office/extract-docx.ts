import mammoth from "mammoth";
import type { ExtractedDocument } from "../document.ts";
import { toBlocks } from "../html-blocks.ts";
import { Refusal } from "../refusals.ts";
import { openOffice, packAnew } from "./open-office.ts";

/** Pictures, fonts and themes hold no text. */
const TEXT_PART = /\.(?:xml|rels)$/i;

export async function extractDocx(bytes: Uint8Array): Promise<ExtractedDocument> {
  const parts = await openOffice(bytes);
  const buffer = Buffer.from(packAnew(parts, (name) => TEXT_PART.test(name) && !name.includes("/theme/")));
  try {
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) });
    return { blocks: toBlocks(value), pages: null };
  } catch (error) {
    if (error instanceof Refusal || error instanceof RangeError) throw error;
    throw new Refusal("knowledge.file_damaged");
  }
}
