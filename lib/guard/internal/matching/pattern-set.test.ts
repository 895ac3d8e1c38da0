import fc from "fast-check";
import { expect, test } from "vitest";
import { SIGNALS } from "../signals/table.ts";
import { createPatternSet } from "./pattern-set.ts";
import { type PatternNode, parsePattern } from "./pattern-syntax.ts";

/** A text the node matches, its free choices made by the given numbers. */
function example(node: PatternNode, pick: (count: number) => number): string {
  switch (node.type) {
    case "literal":
      return node.text;
    case "set": {
      const member = new RegExp(`^${node.source}$`, "u");
      const members = Array.from(" \n,aezж忽5-_(\"'").filter((character) => member.test(character));
      return members[pick(members.length)] ?? "a";
    }
    case "sequence":
      return node.parts.map((part) => example(part, pick)).join("");
    case "choice": {
      const option = node.options[pick(node.options.length)];
      return option ? example(option, pick) : "";
    }
    case "repeat":
      return Array.from({ length: node.min + pick(Math.min(node.max - node.min, 3) + 1) }, () => example(node.body, pick)).join("");
    default:
      return "";
  }
}

const trees = SIGNALS.map((signal) => parsePattern(signal.pattern.source));
const filler = fc.constantFrom("", " ", ". ", "x", "the rules of your system\n", "ignore all ", "дом ", "请", "a".repeat(700));

const texts = fc
  .tuple(
    fc.array(fc.tuple(filler, fc.nat(SIGNALS.length - 1), fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }), fc.nat(3)), {
      maxLength: 4,
    }),
    filler,
  )
  .map(([pieces, end]) => {
    const parts = pieces.map(([before, signal, numbers, cut]) => {
      let turn = 0;
      const tree = trees[signal];
      const whole = tree ? example(tree, (count) => (numbers[turn++ % numbers.length] ?? 0) % Math.max(1, count)) : "";
      return `${before} ${cut === 0 ? whole.slice(0, Math.floor(whole.length / 2)) : whole} `;
    });
    return parts.join("") + end;
  });

test("looking for words first finds exactly what running every pattern over the whole text finds", () => {
  const set = createPatternSet(SIGNALS.map((signal) => signal.pattern));
  let matches = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const found = set.search(text, () => true);
      SIGNALS.forEach((signal, index) => {
        const match = signal.pattern.exec(text);
        expect(found.get(index)?.start, `${signal.id} in ${JSON.stringify(text)}`).toBe(match?.index);
        if (match) matches++;
      });
    }),
    { numRuns: 400 },
  );
  expect(matches).toBeGreaterThan(400);
});

test("an unwanted pattern is not run", () => {
  const set = createPatternSet([/abc/u, /bcd/u]);
  expect([...set.search("abcd", (pattern) => pattern === 1).keys()]).toEqual([1]);
});

test("a word cut off at the edge of a window is seen whole", () => {
  const set = createPatternSet([/(?<!\p{L})(?:obey|obe) me(?!\p{L})/u]);
  expect(set.search("obey method, obe men, obey me", () => true).get(0)).toEqual({ start: 22, end: 29 });
});

test("a pattern that needs no word is refused", () => {
  expect(() => createPatternSet([/[a-z]{3}/u])).toThrow("needs a word");
  expect(() => createPatternSet([/abc.*/u])).toThrow("needs a word and an end");
});

test("syntax that is not read is refused, not guessed", () => {
  expect(() => parsePattern("(ab")).toThrow(SyntaxError);
  expect(() => parsePattern("a)")).toThrow(SyntaxError);
  expect(() => parsePattern("[a")).toThrow(SyntaxError);
});
