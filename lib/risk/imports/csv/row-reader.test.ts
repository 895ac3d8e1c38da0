import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toCsvLine } from "../../../platform/to-csv-line.ts";
import { createRowReader } from "./row-reader.ts";

function readAll(text: string, delimiter = ",", sizes: readonly number[] = []) {
  const reader = createRowReader(delimiter);
  const rows = [];
  let at = 0;
  for (const size of sizes) {
    rows.push(...reader.push(text.slice(at, at + size)));
    at += size;
  }
  return [...rows, ...reader.push(text.slice(at)), ...reader.end()];
}
const cellsOf = (text: string, delimiter?: string) => readAll(text, delimiter).map(({ cells }) => cells);

describe("rows are read", () => {
  test.each([
    [
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\r\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\r1,2\r",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ['a,"b ""c"", d"\n', [["a", 'b "c", d']]],
    [
      '"line one\nline two",2\n3,4',
      [
        ["line one\nline two", "2"],
        ["3", "4"],
      ],
    ],
    ['3,x"y\n', [["3", 'x"y']]],
    [
      "a,\n,b\n",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ['"",""\n1,2', [["1", "2"]]],
    ["", []],
  ])("%j", (text, expected) => expect(cellsOf(text)).toEqual(expected));

  test("a semicolon or a tab parts cells where it is asked for", () => {
    expect(cellsOf("a;b,c\n", ";")).toEqual([["a", "b,c"]]);
    expect(cellsOf("a\tb\n", "\t")).toEqual([["a", "b"]]);
  });

  test("rows are counted as a spreadsheet does, empty ones too", () => {
    expect(readAll('h\n\n"x\ny"\nz\n').map(({ row }) => row)).toEqual([1, 3, 4]);
  });
});

describe("a broken row costs one row", () => {
  test("text behind a closing quote", () => {
    expect(readAll('a,b\n3,"x"y\n5,6\n')).toEqual([
      { row: 1, cells: ["a", "b"], problem: null },
      { row: 2, cells: ['3,"x"y'], problem: "text_after_quote" },
      { row: 3, cells: ["5", "6"], problem: null },
    ]);
  });

  test("a quote that is never closed, near the end and with a long file behind it", () => {
    const after = Array.from({ length: 5_000 }, (_, index) => `${index},${index}\n`).join("");
    for (const tail of ["5,6\n", after]) {
      const rows = readAll(`a,b\n3,"xy\n${tail}`);
      expect(rows[1]).toEqual({ row: 2, cells: ['3,"xy'], problem: "quote_not_closed" });
      expect(rows.length).toBe(2 + tail.trimEnd().split("\n").length);
    }
  });
});

test("a row longer than any of ours is told as such, and the next one is read", () => {
  const rows = readAll(`a,b\n${"x".repeat(40_000)},1\n5,6\n`, ",", [10_000, 10_000, 10_000, 10_000]);
  expect(rows.map(({ problem }) => problem)).toEqual([null, "row_too_long", null]);
});

test("whatever we write comes back, wherever the stream is cut", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ", "é", "=", "\t"), maxLength: 6 });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(table, fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 }), (rows, cuts) => {
      // Formulas are escaped on the way out; the reader is not asked to take that back.
      const safe = rows.map((cells) => cells.map((value) => (/^[\s=]/.test(value) ? `a${value}` : value)));
      const text = safe.map((cells) => toCsvLine(cells)).join("");
      const read = readAll(text, ",", cuts);
      expect(read.map(({ cells }) => cells)).toEqual(safe.filter((cells) => cells.some((value) => value !== "")));
      expect(read.every(({ problem }) => problem === null)).toBe(true);
    }),
  );
});

test("anything at all is read to its end, and cuts change nothing", () => {
  const text = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r"), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 }), (any, cuts) => {
      expect(readAll(any, ",", cuts)).toEqual(readAll(any));
    }),
    { numRuns: 2_000 },
  );
});
