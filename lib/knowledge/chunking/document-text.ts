import type { Block, ExtractedDocument } from "../extract/document.ts";

/**
 * The text of a document is the text of its blocks with an empty line between two. Offsets count in it, in UTF-16 units, and a
 * passage is found again by them.
 */
export type PlacedBlock = Block & { start: number; end: number };

/** A run of blocks that is stored as one. `start` and `end` are offsets of the whole text; the parts follow each other without a gap. */
export type TextPart = { start: number; end: number; text: string; blocks: BlockMark[] };

/** Where a block stands, and what it is. */
export type BlockMark = Omit<Block, "text"> & { start: number; end: number };

const SEPARATOR = "\n\n";
const PART_CHARS = 24_000;
/** All but tab and the end of a line. */
const CONTROLS = /(?![\t\n])\p{Cc}/gu;

/** Blocks without text are left out. */
export function placeBlocks({ blocks }: ExtractedDocument): PlacedBlock[] {
  let at = 0;
  return blocks
    .map((block) => ({ ...block, text: cleanText(block.text) }))
    .filter(({ text }) => text !== "")
    .map((block) => {
      const start = at;
      at += block.text.length + SEPARATOR.length;
      return { ...block, start, end: start + block.text.length };
    });
}

export function textOf(blocks: readonly PlacedBlock[]): string {
  return blocks.map(({ text }) => text).join(SEPARATOR);
}

/** A block longer than a part is stored in several; its mark stands with the part it begins in. */
export function toTextParts(blocks: readonly PlacedBlock[]): TextPart[] {
  const text = textOf(blocks);
  const starts = [0];
  for (const { start, end } of blocks) {
    const open = starts.at(-1) ?? 0;
    if (start > open && end - open > PART_CHARS) starts.push(start);
    for (let from = (starts.at(-1) ?? 0) + PART_CHARS; from < end; from += PART_CHARS) starts.push(atCharacter(text, from));
  }
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length;
    const own = blocks.filter((block) => block.start >= start && block.start < end);
    return { start, end, text: text.slice(start, end), blocks: own.map(({ text: _text, ...mark }) => mark) };
  });
}

/** The same place, or one earlier where it would cut a surrogate pair in two. */
export function atCharacter(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff && index > 0 ? index - 1 : index;
}

/** Controls are nobody's text, and half a surrogate pair cannot be stored. */
function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, "\n").replace(CONTROLS, "").trim();
}
