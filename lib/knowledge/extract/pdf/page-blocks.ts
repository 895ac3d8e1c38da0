import type { Block } from "../document.ts";

/** A run of text on a page. `x` and `y` are where it begins, from the bottom left. */
export type TextRun = { text: string; x: number; y: number; width: number; size: number; endsLine: boolean };

type Line = { text: string; y: number; size: number };

/** How much larger than the body's a heading's letters are, for each level; bodies vary by a few percent. */
const HEADING_STEPS = [1.75, 1.4, 1.15];
const HEADING_CHARS = 160;
/** Gaps, in letters' heights: between words of a line, and between paragraphs. */
const WORD_GAP = 0.25;
const PARAGRAPH_GAP = 1.75;

/** Lines as they are written, put together to paragraphs where the gap is that of a line. */
export function toPageBlocks(runs: readonly TextRun[], page: number, bodySize: number): Block[] {
  const blocks: Block[] = [];
  let before: Line | null = null;
  for (const line of toLines(runs)) {
    const level = levelOf(line, bodySize);
    const last = blocks.at(-1);
    if (level !== null) {
      const isSame = last?.type === "heading" && last.level === level && before !== null && isNear(before, line);
      if (isSame && last.text.length + line.text.length < HEADING_CHARS) last.text += ` ${line.text}`;
      else blocks.push({ type: "heading", level, text: line.text, page });
    } else if (last?.type === "paragraph" && before !== null && isNear(before, line)) last.text = joinLines(last.text, line.text);
    else blocks.push({ type: "paragraph", text: line.text, page });
    before = line;
  }
  return blocks;
}

/** The size most letters have. */
export function bodySizeOf(pages: readonly (readonly TextRun[])[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of pages.flat()) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

function toLines(runs: readonly TextRun[]): Line[] {
  const lines: Line[] = [];
  let line: (Line & { end: number }) | null = null;
  const keep = () => {
    const text = line?.text.replace(/\s+/gu, " ").trim();
    if (line && text) lines.push({ text, y: line.y, size: line.size });
    line = null;
  };
  for (const run of runs) {
    if (line && Math.abs(run.y - line.y) > Math.max(run.size, line.size) / 2) keep();
    if (line) {
      const isApart: boolean = run.x - line.end > run.size * WORD_GAP;
      line = {
        text: `${line.text}${isApart ? " " : ""}${run.text}`,
        y: line.y,
        size: Math.max(line.size, run.size),
        end: run.x + run.width,
      };
    } else if (run.text.trim() !== "") line = { text: run.text, y: run.y, size: run.size, end: run.x + run.width };
    if (run.endsLine) keep();
  }
  keep();
  return lines;
}

function levelOf({ text, size }: Line, bodySize: number): number | null {
  if (bodySize === 0 || text.length > HEADING_CHARS || !/\p{L}/u.test(text)) return null;
  const step = HEADING_STEPS.findIndex((factor) => size >= bodySize * factor);
  return step < 0 ? null : step + 1;
}

function isNear(before: Line, line: Line): boolean {
  const gap = before.y - line.y;
  return gap >= 0 && gap <= Math.max(before.size, line.size) * PARAGRAPH_GAP;
}

/** A word parted at the end of a line is put together again where it goes on in small letters. */
function joinLines(text: string, line: string): string {
  return /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(line) ? text.slice(0, -1) + line : `${text}\n${line}`;
}
