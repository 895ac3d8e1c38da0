import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesGlob } from "./matches-glob.ts";

test.each([
  ["*", "", true],
  ["", "", true],
  ["", "a", false],
  ["a*c", "abbbc", true],
  ["a*c", "abbbcd", false],
  ["*a*b*", "xxaxxbxx", true],
  ["?", "", false],
  ["[a-c]x", "bx", true],
  ["[c-a]x", "bx", true],
  ["[^a-c]x", "bx", false],
  ["[\\]]", "]", true],
  ["\\*", "*", true],
  ["\\*", "a", false],
  ["[ab", "b", true],
  ["limit:*:1", "limit:user:1", true],
])("pattern %j against %j: %s", (pattern, text, matches) => {
  expect(matchesGlob(pattern, text)).toBe(matches);
});

test("a pattern of many stars is answered at once", () => {
  const startedAt = performance.now();
  expect(matchesGlob(`${"*a".repeat(40)}b`, "a".repeat(4000))).toBe(false);
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

test("every text matches itself with its special bytes escaped", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("*", "?", "[", "]", "\\", "^", "-", "a", "\u00ff") }), (text) => {
      return matchesGlob(text.replace(/[*?[\]\\^-]/g, "\\$&"), text);
    }),
  );
});
