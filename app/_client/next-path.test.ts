import { expect, test } from "vitest";
import { toSafePath } from "./next-path.ts";

const ORIGIN = "https://aegis.example";

test("a path on this site is kept with its query and fragment", () => {
  expect(toSafePath("/chat/cht_1?trace=job_1#x", ORIGIN)).toBe("/chat/cht_1?trace=job_1#x");
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "",
  null,
])("%j never leaves this site", (next) => {
  expect(toSafePath(next, ORIGIN)).toBe("/chat");
});
