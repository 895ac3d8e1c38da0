import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../../platform/audit/audit-record.ts";
import { promptContentSchema } from "../../content.schema.ts";
import type { TextChunk } from "./diff.schema.ts";
import { diffContents } from "./diff-contents.ts";
import { diffTexts } from "./diff-texts.ts";

const words = fc.string({ unit: fc.constantFrom("a", "b", "{{a}}", " ", "\n", "\r\n", ".", "é", "🙂", "the", "\t"), maxLength: 60 });
const sideOf = (chunks: readonly TextChunk[], type: "added" | "removed") =>
  chunks
    .filter((chunk) => chunk.type === "same" || chunk.type === type)
    .map(({ text }) => text)
    .join("");

test("applied to the old text, the difference of two texts gives the new one, and turned round the old one", () => {
  fc.assert(
    fc.property(words, words, (from, to) => {
      const chunks = diffTexts(from, to);
      expect(sideOf(chunks, "removed")).toBe(from);
      expect(sideOf(chunks, "added")).toBe(to);
      expect(chunks.every(({ text }, index) => text !== "" && chunks[index + 1]?.type !== chunks[index]?.type)).toBe(true);
      expect(chunks.some(({ type }) => type !== "same")).toBe(from !== to);
    }),
    { numRuns: 2_000 },
  );
});

test("only the words that changed are marked within a line", () => {
  expect(diffTexts("Write a short poem.\nKeep it calm.\n", "Write a long poem.\nKeep it calm.\n")).toEqual([
    { type: "same", text: "Write a " },
    { type: "removed", text: "short" },
    { type: "added", text: "long" },
    { type: "same", text: " poem.\nKeep it calm.\n" },
  ]);
});

test("two texts of ten thousand characters with nothing in common take no longer than a blink", () => {
  for (const [from, to] of [
    ["a\n".repeat(5_000), "b\n".repeat(5_000)],
    ["a ".repeat(5_000), "b ".repeat(5_000)],
    ["\n".repeat(10_000), "x".repeat(10_000)],
    [Array.from({ length: 2_500 }, (_, i) => `${i % 97} `).join(""), Array.from({ length: 2_500 }, (_, i) => `${(i * 31) % 89} `).join("")],
  ] as const) {
    const at = performance.now();
    const chunks = diffTexts(from, to);
    expect(performance.now() - at).toBeLessThan(500);
    expect([sideOf(chunks, "removed"), sideOf(chunks, "added")]).toEqual([from, to]);
  }
});

const parameter = fc.record(
  {
    name: fc.constantFrom("a", "b", "c", "d"),
    label: fc.constantFrom("One", "Two"),
    type: fc.constantFrom("text" as const, "number" as const),
    isRequired: fc.boolean(),
    max: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: ["name", "label", "type"] },
);
const content = fc
  .record(
    {
      template: fc.constantFrom("x", "y z"),
      parameters: fc.uniqueArray(parameter, { selector: ({ name }) => name, maxLength: 4 }),
      settings: fc.record({ temperature: fc.constantFrom(0, 1), model: fc.constantFrom("m", "n") }, { requiredKeys: [] }),
      example: fc.constantFrom(null, { values: { a: "1" }, output: "o" }, { values: { a: "2" }, output: "o" }),
    },
    { requiredKeys: ["template"] },
  )
  .map((input) => promptContentSchema.parse(input));

test("nothing differs exactly when the contents are equal, and whatever differs is named", () => {
  fc.assert(
    fc.property(content, content, (from, to) => {
      const { isEqual, template, instructions, parameters, isReordered, settings, example } = diffContents(from, to);
      const isQuiet =
        [...template, ...instructions].every(({ type }) => type === "same") &&
        ![parameters, settings, example].some(({ length }) => length > 0) &&
        !isReordered;
      expect(isQuiet).toBe(canonicalJson(from) === canonicalJson(to));
      expect(isEqual).toBe(isQuiet);
    }),
    { numRuns: 1_000 },
  );
});

test("a parameter is added, removed or changed member by member", () => {
  const of = (parameters: object[]) => promptContentSchema.parse({ template: "x", parameters });
  const from = of([
    { name: "a", label: "A", type: "text" },
    { name: "b", label: "B", type: "number", max: 3 },
  ]);
  const to = of([
    { name: "b", label: "B", type: "number", max: 4, default: 1 },
    { name: "c", label: "C", type: "date" },
  ]);
  expect(diffContents(from, to).parameters.map(({ name, change }) => [name, change])).toEqual([
    ["a", "removed"],
    ["b", "changed"],
    ["c", "added"],
  ]);
  expect(diffContents(from, to).parameters[1]?.members).toEqual([
    { member: "default", before: null, after: 1 },
    { member: "max", before: 3, after: 4 },
  ]);
});
