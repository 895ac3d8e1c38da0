import fc from "fast-check";
import { expect, test } from "vitest";
import { cutAtMarks, type Mark, splitInvisible } from "./mark-text.ts";

const mark = (key: string, start: number, end: number): Mark => ({ key, kind: "attack", start, end, label: key });

test("overlapping places share the middle, and each ends once", () => {
  const pieces = cutAtMarks("abcdef", [mark("1", 1, 4), mark("2", 2, 5)]);
  expect(pieces.map(({ text, marks, ending }) => [text, marks.map(({ key }) => key).join(), ending.map(({ key }) => key).join()])).toEqual([
    ["a", "", ""],
    ["b", "1", ""],
    ["cd", "1,2", "1"],
    ["e", "2", "2"],
    ["f", "", ""],
  ]);
});

test("a place without extent, or outside the text, marks nothing", () => {
  expect(cutAtMarks("abc", [mark("1", 0, 0), mark("2", 7, 9), mark("3", -2, 0)])).toEqual([
    { start: 0, text: "abc", marks: [], ending: [] },
  ]);
  expect(cutAtMarks("", [mark("1", 0, 3)])).toEqual([]);
});

test("whatever the marks are, the pieces are the text, and each mark with an extent ends exactly once", () => {
  const place = fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 }));
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(place, { maxLength: 8 }), (text, places) => {
      const marks = places.map(([start, end], index) => mark(String(index), start, end));
      const pieces = cutAtMarks(text, marks);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      const visible = marks.filter(({ start, end }) => Math.min(end, text.length) > Math.max(start, 0));
      expect(pieces.flatMap(({ ending }) => ending.map(({ key }) => key)).sort()).toEqual(visible.map(({ key }) => key).sort());
    }),
  );
});

test("invisible characters are counted, runs together, and the rest stays", () => {
  expect(splitInvisible("ig\u200bno\u200b\u200dre")).toEqual([
    { type: "text", text: "ig" },
    { type: "invisible", count: 1 },
    { type: "text", text: "no" },
    { type: "invisible", count: 2 },
    { type: "text", text: "re" },
  ]);
  expect(splitInvisible("\u{e0041}\u{e0042}")).toEqual([{ type: "invisible", count: 2 }]);
  expect(splitInvisible("plain")).toEqual([{ type: "text", text: "plain" }]);
});
