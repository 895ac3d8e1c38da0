import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimateTokens } from "../../ai/estimate-tokens.ts";
import type { Block } from "../extract/document.ts";
import { placeBlocks, textOf, toTextParts } from "./document-text.ts";
import { MAX_TOKENS, toChunks } from "./to-chunks.ts";

const word = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
  fc.constantFrom("Kündigungsfrist", "東京都の条例。", "end.", "a\n", "\t", "🧾", "\ud800", "x".repeat(2_600), "漢".repeat(700)),
);
const text = fc.array(word, { maxLength: 120, size: "max" }).map((words) => words.join(" "));
const table = fc
  .array(fc.array(fc.string({ maxLength: 30 }), { minLength: 1, maxLength: 6 }), { maxLength: 90, size: "max" })
  .map((rows) => rows.map((row) => row.join("\t")).join("\n"));
const page = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });
const block: fc.Arbitrary<Block> = fc
  .oneof(
    fc.record({ type: fc.constantFrom("paragraph", "list", "code"), text }),
    fc.record({ type: fc.constant("heading"), text, level: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ type: fc.constant("table"), text: table }),
  )
  .chain((made) => page.map((at): Block => (at === undefined ? made : { ...made, page: at })));
const blocks = fc.array(block, { maxLength: 12 });

const chunked = (made: Block[]) => {
  const placed = placeBlocks({ blocks: made, pages: null });
  return { placed, whole: textOf(placed), chunks: toChunks(placed) };
};

describe("for any document", () => {
  const holds = (check: (result: ReturnType<typeof chunked>) => void) =>
    fc.assert(
      fc.property(blocks, (made) => check(chunked(made))),
      { numRuns: 60 },
    );

  test("every visible character stands in a passage", () =>
    holds(({ whole, chunks }) => {
      const covered = new Uint8Array(whole.length);
      for (const { start, end } of chunks) covered.fill(1, start, end);
      for (const [index, isCovered] of covered.entries()) if (isCovered === 0) expect(whole.charAt(index).trim()).toBe("");
    }));
  test("a passage is exactly what stands at its place, or a table's header and that", () =>
    holds(({ whole, chunks, placed }) => {
      const headers = placed.filter(({ type }) => type === "table").map((each) => `${each.text.split("\n")[0]}\n`);
      for (const { text: own, start, end } of chunks) {
        const there = whole.slice(start, end);
        expect(own === there || headers.some((header) => own === header + there)).toBe(true);
        expect(own.trim()).not.toBe("");
      }
    }));
  test("no passage is longer than the bound", () =>
    holds(({ chunks }) => {
      for (const { text: own } of chunks) expect(estimateTokens(own)).toBeLessThanOrEqual(MAX_TOKENS);
    }));
  test("order is kept, and each passage brings something new", () =>
    holds(({ chunks }) => {
      for (const [index, chunk] of chunks.entries()) {
        const before = chunks[index - 1];
        expect(chunk.index).toBe(index);
        if (before) expect([chunk.start > before.start, chunk.end > before.end]).toEqual([true, true]);
      }
    }));
  test("no surrogate pair is cut in two", () =>
    holds(({ chunks }) => {
      for (const { text: own, headings } of chunks) expect([own, ...headings].every((each) => each.isWellFormed())).toBe(true);
    }));
  test("the stored pieces are the text, one behind the other, and mark every block once", () =>
    holds(({ placed, whole }) => {
      const parts = toTextParts(placed);
      expect(parts.map((part) => part.text).join("")).toBe(whole);
      expect(parts.every((part, index) => part.start === (parts[index - 1]?.end ?? 0) && part.text.length < 50_000)).toBe(true);
      expect(parts.flatMap((part) => part.blocks)).toEqual(placed.map(({ text: _text, ...mark }) => mark));
    }));
});

describe("structure", () => {
  const paragraph = (words: string, at?: number): Block => ({ type: "paragraph", text: words, ...(at !== undefined && { page: at }) });
  const heading = (level: number, words: string): Block => ({ type: "heading", level, text: words });

  test("a heading begins a passage, and what stands under it names it and those above", () => {
    const { chunks } = chunked([
      heading(1, "Leave"),
      paragraph("Thirty days."),
      heading(2, "Illness"),
      paragraph("Tell us."),
      heading(1, "Pay"),
      paragraph("Monthly."),
    ]);
    expect(chunks.map(({ headings, text: own }) => [headings, own])).toEqual([
      [["Leave"], "Leave\n\nThirty days."],
      [["Leave", "Illness"], "Illness\n\nTell us."],
      [["Pay"], "Pay\n\nMonthly."],
    ]);
  });
  test("headings that follow each other stay with what they head", () => {
    const { chunks } = chunked([heading(1, "Handbook"), heading(2, "Travel"), paragraph("Second class.")]);
    expect(chunks.map(({ text: own }) => own)).toEqual(["Handbook\n\nTravel\n\nSecond class."]);
    expect(chunks[0]?.headings).toEqual(["Handbook", "Travel"]);
  });
  test("a long table says its header again in every passage, and no row is cut", () => {
    const rows = Array.from({ length: 200 }, (_, index) => `item ${index}\t${index * 3} EUR`);
    const { chunks } = chunked([{ type: "table", text: ["Name\tPrice", ...rows].join("\n") }]);
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.every(({ text: own }) => own.startsWith("Name\tPrice\n"))).toBe(true);
    expect(chunks.flatMap(({ text: own }) => own.split("\n").slice(1))).toEqual(rows);
  });
  test("only a long paragraph overlaps, by a sentence at most", () => {
    const sentence = (index: number) => `Sentence number ${index} says what the clause before it left open.`;
    const { chunks } = chunked([paragraph(Array.from({ length: 120 }, (_, index) => sentence(index)).join(" "))]);
    expect(chunks.length).toBeGreaterThan(2);
    for (const [index, { start }] of chunks.entries()) {
      const overlap = (chunks[index - 1]?.end ?? start) - start;
      expect(overlap).toBeLessThanOrEqual(160);
      if (index > 0) expect(overlap).toBeGreaterThan(0);
    }
    expect(chunks.every(({ text: own }) => own.startsWith("Sentence"))).toBe(true);
  });
  test("a passage ends with its page, however short, and a heading at the foot of one goes with what follows", () => {
    const heading: Block = { type: "heading", text: "Fees", level: 2, page: 1 };
    const chunks = toChunks(
      placeBlocks({
        blocks: [paragraph("The first page.", 1), heading, paragraph("The second page.", 2), paragraph("More.", 2)],
        pages: 2,
      }),
    );
    expect(chunks.map(({ page: at, text: own }) => [at, own])).toEqual([
      [1, "The first page."],
      [2, "Fees\n\nThe second page.\n\nMore."],
    ]);
  });
});
