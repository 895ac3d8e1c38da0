import fc from "fast-check";
import { expect, test } from "vitest";
import { trimEndOf } from "./trim-end-of.ts";

test("what is left is a beginning of the text that does not end in one of them, and nothing else is missing", () => {
  const characters = "/.,";
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", " ", "/", ".", ",") }), (text) => {
      const left = trimEndOf(text, characters);
      expect(text.startsWith(left)).toBe(true);
      expect(left === "" || !characters.includes(left.slice(-1))).toBe(true);
      expect([...text.slice(left.length)].every((character) => characters.includes(character))).toBe(true);
    }),
  );
});
