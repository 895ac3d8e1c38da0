import fc from "fast-check";
import { expect, test } from "vitest";
import { createFoldedText } from "./folded-text.ts";

function foldAll(pieces: readonly string[]) {
  const folded = createFoldedText();
  return { view: pieces.map((piece) => folded.append(piece)).join("") + folded.finish(), folded };
}

test.each([
  ["a\u200bb\u00adc\u2060", "abc"],
  ["%73k%2Dx", "sk-x"],
  ["&#115;&#x6b;-", "sk-"],
  ["\\u0073\\x6b-", "sk-"],
  ["ｓｋ－", "sk-"],
  ["contraseña Schlüssel", "contrasena Schlussel"],
  ["100 % sure & \\n fine %zz &amp; &#8364;", "100 % sure & \\n fine %zz &amp; &#8364;"],
  ["日本語 😀", "日本語 😀"],
])("%j is read as %j", (text, view) => expect(foldAll([text]).view).toBe(view));

const pieces = fc.constantFrom(
  "a",
  "B",
  "7",
  " ",
  "%",
  "%4",
  "%41",
  "&",
  "&#",
  "&#115;",
  "\\",
  "\\u00",
  "\\u0041",
  "\u200b",
  "\u00ad",
  "é",
  "😀",
  "ｓ",
);

test("the view and the map do not depend on how the text is cut", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), fc.array(fc.nat(60), { maxLength: 8 }), (parts, cuts) => {
      const text = parts.join("");
      const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
      const whole = foldAll([text]);
      const cut = foldAll(places.slice(1).map((place, at) => text.slice(places[at], place)));
      expect(cut.view).toBe(whole.view);
      for (let index = 0; index < whole.view.length; index++) {
        expect(cut.folded.toStart(index)).toBe(whole.folded.toStart(index));
        expect(cut.folded.toEnd(index + 1)).toBe(whole.folded.toEnd(index + 1));
      }
    }),
  );
});

test("every character of the view lies where the map says, in order and without overlaps", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      const { view, folded } = foldAll([text]);
      let last = 0;
      for (let index = 0; index < view.length; index++) {
        const start = folded.toStart(index);
        const end = folded.toEnd(index + 1);
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(foldAll([text.slice(start, end)]).view).toBe(view.charAt(index));
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});

test("a hundred thousand invisible characters between two letters are read in linear time and part them", () => {
  const { view } = foldAll([`s${"\u200b".repeat(100_000)}k`]);
  expect(view.length).toBeGreaterThan(2);
});
