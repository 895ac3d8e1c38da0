import { probabilityOf, type RiskModel } from "../model/risk-model.ts";
import { type Assessment, assessRules } from "../rules/assess-rules.ts";
import type { CompiledRules, Facts } from "../rules/compile-rules.ts";
import { type Decided, decide } from "./decide.ts";
import type { DECISIONS, Thresholds } from "./decision-of.ts";
import { explain, type Reason } from "./explain.ts";
import { explainRules } from "./explain-rules.ts";
import { FEATURES, writeFeatures } from "./features.ts";
import type { Movement } from "./movement.ts";
import { observe } from "./observe.ts";
import { learnPopulation, type Population } from "./population.ts";
import type { Profile } from "./profile.ts";
import { learnTails, surpriseOf, type Tails, watchedOf } from "./surprise.ts";

export type Verdict = Decided & {
  probability: number;
  /** Met, by code; needing more history; met and asleep for this payer. */
  rules: readonly string[];
  unjudged: readonly string[];
  snoozed: readonly string[];
  reasons: readonly Reason[];
  /** What a set in shadow would have decided. */
  shadow: { version: string; decision: (typeof DECISIONS)[number] } | null;
  row: Float32Array;
  surprise: number;
  /** What the surprise was made of: it is learnt with the transaction. */
  watched: readonly number[];
};

export type Known = { payer: Profile; payee: Profile; population: Population; tails: Tails };

/** What a verdict goes by beside the row: a policy has more. */
export type JudgedBy = { model: RiskModel; rules: CompiledRules; shadow: CompiledRules | null; thresholds: Thresholds };

/** "weighed": profile and model alone, with what lists ask for; "ruled": rules and lists alone; "all": both. */
export type Extent = "all" | "weighed" | "ruled";

/** Of the transaction, what is not in the row. `asleep` are codes of rules snoozed for the payer. */
export type Circumstances = { facts: Facts; asleep: readonly string[]; extent: Extent };

/** For movements of which nothing but the movement is known. */
export const NO_CIRCUMSTANCES: Circumstances = {
  facts: { currency: "USD", network: null, category: null, payerCountry: null, payeeCountry: null, marks: [] },
  asleep: [],
  extent: "all",
};

/** Looks only: what is known changes when the transaction is observed. */
export function judge(movement: Movement, known: Known, policy: JudgedBy, circumstances: Circumstances = NO_CIRCUMSTANCES): Verdict {
  const row = new Float32Array(FEATURES.length);
  writeFeatures(movement, known, row);
  return judgeRow(row, known, policy, circumstances);
}

/** The same from a stored row: bit for bit what was said then, given the same model, rules, thresholds and population. */
export function judgeRow(
  row: Float32Array,
  { population, tails }: Pick<Known, "population" | "tails">,
  { model, rules, shadow, thresholds }: JudgedBy,
  { facts, asleep, extent }: Circumstances,
): Verdict {
  const watched = watchedOf(row);
  const surprise = surpriseOf(tails, watched);
  const probability = probabilityOf(model, row, { surprise });
  const weighed = extent === "ruled" ? 0 : probability;
  const view = { row, offset: 0, population, facts };
  const assess = (set: CompiledRules): Assessment => toExtent(assessRules(set, view, asleep), extent);
  const assessment = assess(rules);
  const decided = decide(weighed, assessment, thresholds);
  return {
    ...decided,
    probability,
    rules: assessment.met.map(({ code }) => code),
    unjudged: assessment.unjudged,
    snoozed: assessment.snoozed,
    reasons:
      decided.decision === "approve"
        ? []
        : explainRules(extent === "ruled" ? [] : explain(model, row, tails), { assessment, probability: weighed, view }),
    shadow: shadow && { version: shadow.version, decision: decide(weighed, assess(shadow), thresholds).decision },
    row,
    surprise,
    watched,
  };
}

/** What lists and rules ask for at least holds whatever part of the engine was asked. */
export function toExtent(assessment: Assessment, extent: Extent): Assessment {
  return extent === "weighed" ? { ...assessment, met: assessment.met.filter(({ effect }) => !("weight" in effect)), score: 0 } : assessment;
}

/** From now on the transaction is part of what is known. */
export function remember(movement: Movement, { payer, payee, population, tails }: Known, { watched }: Pick<Verdict, "watched">): void {
  observe(movement, payer, payee);
  learnPopulation(population, movement);
  learnTails(tails, watched);
}
