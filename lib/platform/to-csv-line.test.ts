import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toCsvLine } from "./to-csv-line.ts";

/** RFC 4180, as a spreadsheet reads it. */
function parseLine(line: string): string[] {
  const cells: string[] = [];
  let rest = line.replace(/\r\n$/, "");
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(,|$)/.exec(rest);
    const plain = /^([^",\r\n]*)(,|$)/.exec(rest);
    const found = quoted ?? plain;
    if (!found) throw new Error(`Not CSV: ${rest}`);
    cells.push(quoted ? (found[1] ?? "").replaceAll('""', '"') : (found[1] ?? ""));
    if (found[2] === "") return cells;
    rest = rest.slice(found[0].length);
  }
}

describe("a line of CSV", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+49 30 1", "'+49 30 1"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["  =HYPERLINK()", '"\'  =HYPERLINK()"'.slice(1, -1)],
    ["\t=1", "'\t=1"],
    ["＝1", "'＝1"],
    ["a=1", "a=1"],
  ])("text that a spreadsheet would run stays text: %j", (text, shown) => {
    expect(parseLine(toCsvLine([text]))).toEqual([shown]);
  });

  test("numbers, truth values and nothing stay what they are", () => {
    expect(toCsvLine([-5, 0, true, null, "x"])).toBe("-5,0,true,,x\r\n");
  });

  test("every text comes back as it was, but for the apostrophe, and no cell begins like a formula", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (cells) => {
        const back = parseLine(toCsvLine(cells));
        expect(back.map((cell, index) => (cell === `'${cells[index]}` ? cells[index] : cell))).toEqual(cells);
        for (const cell of back) expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });
});
