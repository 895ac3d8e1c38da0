import { promptContentSchema } from "../../../lib/prompts/content.schema.ts";
import { checkValues } from "../../../lib/prompts/template/check-values.ts";
import { composeParts } from "../../../lib/prompts/template/compose-parts.ts";
import { renderPrompt } from "../../../lib/prompts/template/render.ts";
import { assertionsSchema } from "../../../lib/prompts/tests/assertion.schema.ts";
import { evaluateAssertion, isJudged } from "../../../lib/prompts/tests/evaluate-assertion.ts";
import type { ExchangedTests } from "../../../lib/prompts/versions/exchange/exchange.schema.ts";
import { CASES, CONTENT } from "./cases.ts";

export type Judged = { text: string; instructions: string; answer: string; passed: boolean[]; kinds: string[] };

/** The prompt put together, its rows, and what our own evaluation says of each answer. */
export async function judgeHere() {
  const content = promptContentSchema.parse(CONTENT);
  const composition = await composeParts("prm_check", content, async () => null);
  if (composition.type === "refused") throw new Error(composition.fault.detail);
  const { prompt: composed } = composition;
  const rows: ExchangedTests["rows"] = CASES.map(({ expected = null, assertions }, index) => ({
    values: { id: `case-${index}`, text: `line one\nline "two" ${index}` },
    expected,
    assertions: assertionsSchema.parse(assertions),
  }));
  const judged = await Promise.all(
    rows.map(async (row, index): Promise<Judged> => {
      const answer = CASES[index]?.answer ?? "";
      const plain = row.assertions.flatMap((assertion) => (isJudged(assertion) ? [] : [assertion]));
      const results = await Promise.all(plain.map((each) => evaluateAssertion(each, { text: answer, latencyMs: 0, costMicros: 0 }, row)));
      const rendered = renderPrompt(composed, checkValues(composed.parameters, row.values));
      return { ...rendered, answer, passed: results.map(({ passed }) => passed), kinds: plain.map(({ type }) => type) };
    }),
  );
  return { composed, tests: { name: "Check", passThreshold: 1, assertions: [], rows }, judged };
}
