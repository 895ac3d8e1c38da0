import { expect, test } from "vitest";
import { normalizeMath } from "./math-delimiters.ts";

test.each([
  ["costs $5 and $10 a month", "costs \\$5 and \\$10 a month"],
  ["from $5 to 10$", "from $5 to 10$"],
  ["a $ b $ c", "a \\$ b \\$ c"],
  ["energy $E = mc^2$ holds", "energy $E = mc^2$ holds"],
  ["$x$", "$x$"],
  ["already \\$5", "already \\$5"],
  ["inline \\(a+b\\) here", "inline $a+b$ here"],
  ["\\[\nx^2\n\\]", "\n$$\nx^2\n$$\n"],
  ["$$\na\n$$", "$$\na\n$$"],
])("%j becomes %j", (source, expected) => {
  expect(normalizeMath(source)).toBe(expected);
});

test("code is never touched", () => {
  const source = "```sh\necho $HOME $5\n```\n`$x \\(y\\)` and ``a ` $b``";
  expect(normalizeMath(source)).toBe(source);
});

test("an unclosed fence is code to its end", () => {
  const source = "```sh\necho $HOME\n\\(x\\)";
  expect(normalizeMath(source)).toBe(source);
});
