import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toTitle } from "./send-message.ts";

describe("the title a chat gets from its first message", () => {
  test.each([
    ["  What is\n\n12 * 12?  ", "What is 12 * 12?"],
    ["x".repeat(60), "x".repeat(60)],
    ["x".repeat(61), `${"x".repeat(59)}…`],
    ["🙂".repeat(61), `${"🙂".repeat(59)}…`],
  ])("%j is %j", (message, title) => {
    expect(toTitle(message)).toBe(title);
  });

  test("is one line of at most sixty characters, never half a character, and empty for no message", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }), (message) => {
        const title = toTitle(message);
        expect([...title].length).toBeLessThanOrEqual(60);
        expect(title).not.toMatch(/[\n\r\t]/);
        expect(title.isWellFormed()).toBe(true);
        expect(title === "").toBe(message.trim() === "");
      }),
    );
  });
});
