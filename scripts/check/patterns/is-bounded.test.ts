import { expect, test } from "vitest";
import { isBounded } from "./is-bounded.ts";

test.each([
  ["a{0,4}b?", true],
  ["[*+]{1,3}", true],
  ["\\*\\+\\{2,\\}", true],
  ["a*", false],
  ["(?:ab)+", false],
  ["a{2,}", false],
  ["a{2,20000}", false],
  ["[\\]*]+", false],
])("%s: %s", (source, expected) => expect(isBounded(source)).toBe(expected));
