import { expect, test } from "vitest";
import { BLANK_CONSENSUS, readConsensusDraft } from "./consensus-draft.ts";

const draft = (fields: Partial<typeof BLANK_CONSENSUS>) => readConsensusDraft({ ...BLANK_CONSENSUS, question: "Is it safe?", ...fields });

test("names are read between commas, and what was left empty is not sent", () => {
  expect(draft({ decisions: " yes , no,," }).question).toEqual({ question: "Is it safe?", decisions: ["yes", "no"] });
  expect(draft({ context: "A text", voters: ["demo"] }).question).toMatchObject({ context: "A text", voters: ["demo"] });
});

test.each([
  ["one", /From 2/],
  ["yes, Yes", /once/],
  ["yes, <no>", /<no>/],
  ["yes, abstain", /abstain/],
])("%j has to be mended first", (decisions, words) => {
  const { question, errors } = draft({ decisions });
  expect(question).toBe(null);
  expect(errors.decisions).toMatch(words);
});

test("without a question nothing is asked", () => {
  expect(draft({ question: "  " })).toMatchObject({ question: null, errors: { question: expect.any(String) } });
});
