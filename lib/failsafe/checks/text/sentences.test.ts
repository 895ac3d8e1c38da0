import fc from "fast-check";
import { expect, test } from "vitest";
import { sentencesOf } from "./sentences.ts";

test.each([
  ["Dr. Lind called. He was late.", ["Dr. Lind called.", "He was late."]],
  ["Results: 1. Ferro, 2. Amsel.", ["Results: 1. Ferro, 2. Amsel."]],
  ["Open from 9 to 17. Closed on Mondays!", ["Open from 9 to 17.", "Closed on Mondays!"]],
  ['She said "No." Then she left.', ['She said "No."', "Then she left."]],
])("%s", (text, sentences) => expect(sentencesOf(text).map((sentence) => sentence.text)).toEqual(sentences));

test("sentences stand in their text, in order and apart", () => {
  const isWhole = fc.property(fc.string({ unit: "binary", maxLength: 900 }), (text) => {
    let from = 0;
    for (const sentence of sentencesOf(text)) {
      expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
      expect(sentence.start).toBeGreaterThanOrEqual(from);
      from = sentence.end;
    }
  });
  fc.assert(isWhole);
});
