import { decodeText } from "./decode-text.ts";
import type { Block, ExtractedDocument } from "./document.ts";
import { Refusal } from "./refusals.ts";

const MAX_DEPTH = 200;
/** A value that fits into this many characters stands in one block; a longer one is parted into its members. */
const BLOCK_CHARS = 1_200;

/** Every block begins with the path to its value, so that a passage says of itself what it is about. */
export function extractJson(bytes: Uint8Array): ExtractedDocument {
  const text = decodeText(bytes);
  assertShallow(text);
  const blocks: Block[] = [];
  try {
    part(JSON.parse(text), "", blocks);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal("knowledge.file_damaged");
    throw error;
  }
  return { blocks, pages: null };
}

function part(value: unknown, path: string, blocks: Block[]): void {
  const whole = JSON.stringify(value, null, 1);
  if (value === null || typeof value !== "object" || whole.length <= BLOCK_CHARS) {
    blocks.push({ type: "code", text: path === "" ? whole : `${path}: ${whole}` });
    return;
  }
  const members = Array.isArray(value) ? value.map((item, index) => [String(index), item] as const) : Object.entries(value);
  for (const [key, member] of members) part(member, path === "" ? key : `${path}.${key}`, blocks);
}

/** Before it is parsed: what is nested without end ends a parser. */
function assertShallow(text: string): void {
  let depth = 0;
  let isString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isString) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) isString = false;
    } else if (code === 0x22) isString = true;
    else if (code === 0x5b || code === 0x7b) depth += 1;
    else if (code === 0x5d || code === 0x7d) depth -= 1;
    if (depth > MAX_DEPTH) throw new Refusal("knowledge.file_too_complex");
  }
}
