import fc from "fast-check";
import { expect, test } from "vitest";
import { takeSentences } from "./sentences.ts";

test("only whole sentences are told while the text grows", () => {
  expect(takeSentences("One. Two is not", 0, false)).toEqual({ sentences: ["One."], nextIndex: 4 });
  expect(takeSentences("One. Two is not", 4, true).sentences).toEqual(["Two is not"]);
});

test("a decimal point does not end a sentence", () => {
  expect(takeSentences("It is 3.14 today. Yes", 0, false).sentences).toEqual(["It is 3.14 today."]);
});

test("code is told by its size, once it is complete", () => {
  const text = "Run this:\n\n```sh\na\nb\n```\nDone. ";
  expect(takeSentences(text.slice(0, 20), 0, false).sentences).toEqual(["Run this:"]);
  expect(takeSentences(text, 0, false).sentences).toEqual(["Run this:", "Code block, sh, 2 lines.", "Done."]);
});

test("markup is not read aloud", () => {
  expect(takeSentences("## **Bold** [link](https://a.example) `x` [redacted: jwt].\n\n", 0, false).sentences).toEqual([
    "Bold link x redacted jwt.",
  ]);
});

test("however the text arrives, the same words are told once", () => {
  const source = "First one. Second, 2.5 wide! Third?\n\n- item a\n- item b\n\n```js\nlet x\n```\n\nLast words";
  const whole = takeSentences(source, 0, true).sentences.join(" ");
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: source.length }), { maxLength: 12 }), (cuts) => {
      const told: string[] = [];
      let index = 0;
      for (const cut of [...cuts].sort((a, b) => a - b)) {
        const step = takeSentences(source.slice(0, cut), index, false);
        told.push(...step.sentences);
        index = step.nextIndex;
      }
      told.push(...takeSentences(source, index, true).sentences);
      expect(told.join(" ")).toBe(whole);
    }),
  );
});
