import { expect, test } from "vitest";
import { createChoice } from "./choice.ts";
import { createGrammar } from "./template.ts";

const expandOften = (rules: Record<string, string>) => {
  const grammar = createGrammar(rules);
  const choice = createChoice(1);
  return new Set(Array.from({ length: 200 }, () => grammar.expand("start", choice)));
};

test("lines and bars part alternatives, braces choose within one and may leave out", () => {
  expect(expandOften({ start: "\n a {b|c} \n d {e|}f | g \n" })).toEqual(new Set(["a b", "a c", "d ef", "d f", "g"]));
});

test("a rule is expanded anew each time, and with an exclamation mark once for the whole text", () => {
  expect(expandOften({ start: "{@word}{@word}", word: "x|y" })).toEqual(new Set(["xx", "xy", "yx", "yy"]));
  expect(expandOften({ start: "{@word!}{@word!}", word: "x|y" })).toEqual(new Set(["xx", "yy"]));
});

test("line breaks, bars and braces of a text have letters of their own", () => {
  expect(expandOften({ start: "a ¶ b¦c ⟨d⟩" })).toEqual(new Set(["a\nb|c {d}"]));
});

test("a part that stayed out leaves neither a doubled space nor one before a stop", () => {
  expect(expandOften({ start: "go {@nothing} now {@nothing}, please {@nothing}.", nothing: "{|}" })).toEqual(new Set(["go now, please."]));
});

test.each([
  ["a rule nobody wrote", "{@missing}"],
  ["an open brace", "{a|b"],
  ["a rule beside other words without braces of its own", "{a|@word b}"],
])("%s is an error before any text is written", (_name, start) => {
  expect(() => createGrammar({ start, word: "x" })).toThrow();
});
