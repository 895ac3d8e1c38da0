import fc from "fast-check";
import { expect, test } from "vitest";
import { splitBlocks } from "./split-blocks.ts";

test("paragraphs, headings and fences become blocks of their own", () => {
  expect(splitBlocks("# A\n\ntext\nmore\n\n```js\na\n\nb\n```\n\nend")).toEqual(["# A\n", "text\nmore\n", "```js\na\n\nb\n```\n", "end"]);
});

test("an unclosed fence keeps everything after it", () => {
  expect(splitBlocks("a\n\n```\nb\n\nc\n\nd")).toEqual(["a\n", "```\nb\n\nc\n\nd"]);
});

test("a shorter or different fence inside does not close the outer one", () => {
  expect(splitBlocks("````\n```\n\n```\n````\n\nz")).toHaveLength(2);
  expect(splitBlocks("~~~\n\n```\n\n~~~\n\nz")).toHaveLength(2);
});

test("a loose list with nested text is one block, so that its numbers run on", () => {
  expect(splitBlocks("1. a\n\n   more\n\n2. b\n\nafter")).toEqual(["1. a\n\n   more\n\n2. b\n", "after"]);
});

test("display math with blank lines stays whole", () => {
  expect(splitBlocks("$$\na\n\nb\n$$\n\nz")).toEqual(["$$\na\n\nb\n$$\n", "z"]);
  expect(splitBlocks("$$a$$\n\nz")).toEqual(["$$a$$\n", "z"]);
});

test("a text with link definitions is not cut", () => {
  expect(splitBlocks("see [x]\n\n[x]: https://a.example")).toHaveLength(1);
});

const pieces = fc.array(fc.constantFrom("word", "\n", "\n\n", "```", "~~~", "$$", "- a", "1. b", "  ", "# h", "`", "> q"), {
  maxLength: 40,
});

test("no word is lost, whatever the text", () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("");
      expect(splitBlocks(text).join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    }),
  );
});

test("text appended changes only the last block, so nothing above it moves", () => {
  fc.assert(
    fc.property(pieces, pieces, (before, after) => {
      const lines = `${before.join("")}\n`;
      const settled = splitBlocks(lines).slice(0, -1);
      expect(splitBlocks(lines + after.join("")).slice(0, settled.length)).toEqual(settled);
    }),
  );
});
