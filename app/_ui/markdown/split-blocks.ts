/**
 * Cuts markdown into top-level blocks, so that while an answer grows only its last block is parsed again. A cut is made at a blank line
 * outside fences and display math, and only where what follows cannot belong to what came before: an indented line or a list item after a
 * list stays with it. Definitions ([x]: url, footnotes) act across the whole text, so such a text stays in one piece.
 */
export function splitBlocks(markdown: string): string[] {
  if (DEFINITION.test(markdown)) return [markdown];
  const blocks: string[] = [];
  let block: string[] = [];
  let fence: string | null = null;
  let isAfterBlank = false;
  for (const line of markdown.split("\n")) {
    if (fence === null && isAfterBlank && block.some(hasText) && !continues(block, line)) {
      blocks.push(block.join("\n"));
      block = [];
    }
    block.push(line);
    fence = nextFence(fence, line);
    isAfterBlank = fence === null && !hasText(line);
  }
  if (block.some(hasText)) blocks.push(block.join("\n"));
  return blocks;
}

const DEFINITION = /^ {0,3}\[[^\]\n]+\]:/m;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const MATH_FENCE = /^ {0,3}\$\$/;
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;

/** The marker that closes what is open after this line, or null. */
function nextFence(fence: string | null, line: string): string | null {
  if (fence === "$$") return /\$\$\s*$/.test(line) ? null : fence;
  const marker = FENCE.exec(line)?.[1];
  if (fence !== null) {
    const isClosing = marker?.startsWith(fence) === true && line.trim() === marker;
    return isClosing ? null : fence;
  }
  if (marker !== undefined) return isOpening(line, marker) ? marker : null;
  return MATH_FENCE.test(line) && !/^ {0,3}\$\$.*\$\$\s*$/.test(line) ? "$$" : null;
}

/** A backtick fence may not carry backticks in its info string: that would be inline code. */
function isOpening(line: string, marker: string): boolean {
  return !(marker.startsWith("`") && line.slice(line.indexOf(marker) + marker.length).includes("`"));
}

function continues(block: readonly string[], line: string): boolean {
  if (!hasText(line)) return true;
  const first = block.find(hasText) ?? "";
  return LIST_ITEM.test(first) && (/^\s/.test(line) || LIST_ITEM.test(line));
}

function hasText(line: string): boolean {
  return line.trim() !== "";
}
