import fc from "fast-check";
import { expect, test } from "vitest";
import { promptContentSchema } from "../../../../lib/prompts/content.schema.ts";
import { findContentProblems } from "../../../../lib/prompts/template/content-problems.ts";
import { describePlace, findPlaces } from "./find-places.ts";

const problemsOf = (template: string) => findContentProblems(promptContentSchema.parse({ template }));

test("the pieces of a text put together are the text, whatever braces stand in it", () => {
  const pieces = fc.constantFrom("{{", "}}", "{", "\\", "name", "> prm_x@1", " ", "\n", "é", "😀");
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 1, maxLength: 40 }), (parts) => {
      const text = parts.join("");
      expect(
        findPlaces(text, problemsOf(text))
          .map((place) => place.text)
          .join(""),
      ).toBe(text);
    }),
  );
});

test("a known variable, an unknown one and an unclosed one are told apart, with line and column", () => {
  const text = "Dear {{name}},\n{{gone}} and {{open";
  const content = promptContentSchema.parse({ template: text, parameters: [{ name: "name", label: "Name", type: "text" }] });
  const marked = findPlaces(text, findContentProblems(content)).filter(({ kind }) => kind !== "plain");
  expect(marked.map(({ kind, text: piece }) => [kind, piece])).toEqual([
    ["variable", "{{name}}"],
    ["fault", "{{gone}}"],
    ["fault", "{{"],
  ]);
  expect(describePlace(text, text.indexOf("{{gone"))).toBe("Line 2, column 1");
});
