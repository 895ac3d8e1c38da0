import fc from "fast-check";
import { expect, test } from "vitest";
import { createOutputGuard, redactText } from "../output-guard.ts";
import { SECRET_SAMPLES } from "./secret-samples.ts";

const toEscape = (character: string, slashes: number) => `${"\\".repeat(slashes)}u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** The text with the characters at the given places spelled as escapes. */
function spell(text: string, places: readonly number[], slashes: number): string {
  return text
    .split("")
    .map((character, index) => (places.includes(index) ? toEscape(character, slashes) : character))
    .join("");
}

const KEYS = SECRET_SAMPLES.filter(({ text, secret }) => text === secret && !/\s/.test(text) && text.length < 300);

test("a key spelled with JSON's escapes leaves at no split: no eight characters of it, spelled or read", () => {
  const sample = fc.constantFrom(...KEYS);
  const places = fc.array(fc.nat(20), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(sample, places, fc.constantFrom(1, 2, 4), ({ text: key }, at, slashes) => {
      const spelled = spell(key, at, slashes);
      const text = `{"note":"It is ${spelled}","n":1}`;
      for (let cut = 0; cut <= text.length; cut += 3) {
        const guard = createOutputGuard({ isJson: true });
        const shown = guard.push(text.slice(0, cut)) + guard.push(text.slice(cut)) + guard.end();
        expect(shown, spelled).toMatch(/^\{"note":"It is .*\[redacted: [a-z0-9-]+\].*","n":1\}$/);
        for (let start = 4; start + 8 <= spelled.length; start += 4) expect(shown).not.toContain(spelled.slice(start, start + 8));
      }
    }),
    { numRuns: 60 },
  );
});

test("the result never depends on how escapes are split", () => {
  const pieces = fc.constantFrom(
    "\\",
    "\\\\",
    "\\u",
    "\\u002d",
    "\\u00",
    "\\/",
    "\\\\u0073k-",
    "sk-",
    "aB3dE5gH7jK9mN1pQ2rS",
    " ",
    '"',
    "é",
    "\\n",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), fc.array(fc.nat(), { maxLength: 8 }), (parts, cuts) => {
      const text = parts.join("");
      const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
      const guard = createOutputGuard();
      const split = places.slice(1).map((place, index) => guard.push(text.slice(places[index], place)));
      expect(split.join("") + guard.end()).toBe(redactText(text).text);
    }),
    { numRuns: 1_000 },
  );
});

test("escapes that spell nothing secret stay as they are written", () => {
  for (const text of [
    '{"a":"caf\\u00e9 \\u00fcber \\/path\\/x \\\\server\\\\share"}',
    "\\underline{x} \\u{1f600} C:\\users\\new",
    "\\".repeat(50),
  ])
    expect(redactText(text)).toEqual({ text, redactions: [] });
});

test("a long text of escapes takes linear time", () => {
  const text = "\\u0061".repeat(40_000);
  const startedAt = performance.now();
  const guard = createOutputGuard();
  for (let at = 0; at < text.length; at += 100) guard.push(text.slice(at, at + 100));
  guard.end();
  expect(performance.now() - startedAt).toBeLessThan(4_000);
});
