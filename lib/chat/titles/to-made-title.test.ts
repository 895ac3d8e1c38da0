import { expect, test } from "vitest";
import { toMadeTitle } from "./to-made-title.ts";

const of = (text: string) => toMadeTitle({ text, redactions: [] });

test.each([
  ["A harbour in winter", "A harbour in winter"],
  ["  “A harbour in winter.”\nAnd more", "A harbour in winter"],
  ["**Sums**", "Sums"],
  ["# Sums", "Sums"],
  ["日本の冬", "日本の冬"],
])("%j becomes the name %j", (said, name) => expect(of(said)).toBe(name));

test.each(["", '""', "...", `${"a".repeat(61)}`])("%j is no name", (said) => expect(of(said)).toBeNull());

test("what something had to be cut out of names nothing", () => {
  expect(toMadeTitle({ text: "The key [redacted]", redactions: [{}] })).toBeNull();
});
