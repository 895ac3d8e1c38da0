import { decide } from "../../engine/decide.ts";
import type { DECISIONS } from "../../engine/decision-of.ts";
import { toExtent } from "../../engine/judge.ts";
import type { Population } from "../../engine/population.ts";
import { EXTENTS } from "../../policy/extents.ts";
import { decodeRow } from "../../transactions/encode-row.ts";
import { assessRules } from "../assess-rules.ts";
import type { CompiledRules, Facts, RuleView } from "../compile-rules.ts";
import type { ReplayRow } from "./replay-rows.store.ts";

export type DecidedAgain = { decision: (typeof DECISIONS)[number]; score: number; rules: readonly string[] };

/** What other rules would have said, with the model, the lists, the snoozes and the thresholds as they were then. */
export function decideAgain(record: ReplayRow, rules: CompiledRules, population: Population): DecidedAgain {
  const { verdict, analysisType } = record;
  const extent = EXTENTS[analysisType];
  const assessment = toExtent(assessRules(rules, viewOf(record, population), verdict.snoozed), extent);
  const { decision, score } = decide(extent === "ruled" ? 0 : verdict.probability, assessment, verdict.thresholds);
  return { decision, score, rules: assessment.met.map(({ code }) => code) };
}

export function viewOf({ verdict, ...record }: ReplayRow, population: Population): RuleView {
  const { currency, network, category, payerCountry, payeeCountry } = record;
  const facts: Facts = { currency, network, category, payerCountry, payeeCountry, marks: verdict.marks };
  return { row: decodeRow(verdict.row), offset: 0, population, facts };
}
