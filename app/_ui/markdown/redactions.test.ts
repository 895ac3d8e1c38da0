import fc from "fast-check";
import { expect, test } from "vitest";
import { hideRedactions, restoreRedactions, splitRedactions } from "./redactions.ts";

test("each placeholder becomes one character and comes back as its kind", () => {
  const { text, kinds } = hideRedactions("key [redacted: openai-key], card [redacted: card], again [redacted: openai-key].");
  expect(kinds).toEqual(["openai-key", "card"]);
  expect(text).not.toContain("redacted");
  expect(splitRedactions(text, kinds)).toEqual([
    { type: "text", text: "key " },
    { type: "redaction", kind: "openai-key" },
    { type: "text", text: ", card " },
    { type: "redaction", kind: "card" },
    { type: "text", text: ", again " },
    { type: "redaction", kind: "openai-key" },
    { type: "text", text: "." },
  ]);
});

test("a half-arrived placeholder stays text", () => {
  expect(hideRedactions("x [redacted: open").kinds).toEqual([]);
});

test("hiding and restoring gives the text back unchanged, but for the space that marks in old answers lack", () => {
  const piece = fc.oneof(fc.constantFrom("[redacted: aws-key]", "[redacted: jwt]", "[redacted:", "]"), fc.string());
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const source = pieces.join("");
      const { text, kinds } = hideRedactions(source);
      expect(restoreRedactions(text, kinds)).toBe(source.replaceAll(/\[redacted:(?=[a-z0-9][a-z0-9_-]{0,63}\])/gi, "[redacted: "));
    }),
  );
});
