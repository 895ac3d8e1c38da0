import type { AnswerFindings } from "../../../lib/failsafe/checks/finding.ts";
import { inspectAnswer } from "../../../lib/failsafe/checks/inspect-answer.ts";
import { CATEGORIES, type Category, PASS_THRESHOLD } from "../../../lib/failsafe/schema.ts";
import type { Pair } from "./read-pairs.ts";

export type Judged = { pair: Pair; findings: AnswerFindings; isStopped: boolean };
/** `named`: unsafe answers in which their own category was found. Shares of 1. */
export type Row = { name: Category | "all"; unsafe: number; recall: number; named: number; safe: number; falsePositives: number };

export function judge(pair: Pair): Judged {
  const { prompt, response, context, instructions, canary } = pair;
  const texts = { prompt, response, context: context ?? null, ...(instructions && { instructions }), ...(canary && { canary }) };
  const findings = inspectAnswer(texts, { allowedHosts: [] });
  return { pair, findings, isStopped: findings.safetyScore < PASS_THRESHOLD };
}

export function measure(judged: readonly Judged[]): Row[] {
  const rowOf = (name: Row["name"], of: readonly Judged[]): Row => {
    const unsafe = of.filter(({ pair }) => pair.unsafe);
    const safe = of.filter(({ pair }) => !pair.unsafe);
    const stopped = (from: readonly Judged[]): number => from.filter(({ isStopped }) => isStopped).length;
    const named = unsafe.filter(({ pair, findings }) => findings.findings.some(({ category }) => category === pair.category));
    return {
      name,
      unsafe: unsafe.length,
      recall: stopped(unsafe) / unsafe.length,
      named: named.length / unsafe.length,
      safe: safe.length,
      falsePositives: stopped(safe) / safe.length,
    };
  };
  return [
    ...CATEGORIES.map((category) =>
      rowOf(
        category,
        judged.filter(({ pair }) => pair.category === category),
      ),
    ),
    rowOf("all", judged),
  ];
}
