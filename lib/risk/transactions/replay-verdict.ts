// A stored verdict said again from what is stored with it: the row, the snapshot, the model and the rules it names, its thresholds. All of
// it has to come out as it stands, bit for bit; what differs was not written by judging, or what judged it is not what it says.

import { isDeepStrictEqual } from "node:util";
import { judgeRow } from "../engine/judge.ts";
import type { RiskModels } from "../models/risk-models.ts";
import { circumstancesOf } from "../policy/risk-policy.ts";
import { UNAVAILABLE_RULES, UNAVAILABLE_VERSION } from "../policy/unavailable-policy.ts";
import type { Populations } from "../populations/populations.ts";
import type { CompiledRules } from "../rules/compile-rules.ts";
import type { RuleSets } from "../rules/rule-sets.ts";
import { decodeRow } from "./encode-row.ts";
import { inputHashOf } from "./input-hash.ts";
import { realmOf } from "./realm.ts";
import type { StoredVerdict, TransactionRecord } from "./transaction-record.ts";

export type ReplayDeps = { riskModels: RiskModels; riskPopulations: Populations; ruleSets: RuleSets };

/** "gone": something the verdict names is not there any more. */
export type Replayed = { type: "same" } | { type: "differs"; fields: string[] } | { type: "gone"; what: string };

export async function replayVerdict(deps: ReplayDeps, record: TransactionRecord): Promise<Replayed> {
  const { orgId, source, verdict } = record;
  const [model, rules, snapshot] = await Promise.all([
    deps.riskModels.findVersion(orgId, verdict.modelVersion),
    findRules(deps.ruleSets, orgId, verdict.rulesVersion),
    deps.riskPopulations.find(orgId, realmOf(source), verdict.populationVersion),
  ]);
  if (!model) return { type: "gone", what: `model ${verdict.modelVersion}` };
  if (!rules) return { type: "gone", what: `rules ${verdict.rulesVersion}` };
  if (!snapshot) return { type: "gone", what: `population ${verdict.populationVersion}` };
  const row = rowOf(verdict);
  if (!row) return { type: "differs", fields: ["row"] };
  const { marks, snoozed, thresholds } = verdict;
  const policy = { model, rules, shadow: null, thresholds, lists: { marksOf: () => marks }, snoozes: { asleepFor: () => snoozed } };
  const { currency, category, analysisType, at } = record;
  const circumstances = circumstancesOf(policy, { parties: record, facts: { currency, category }, analysisType, at: at.getTime() });
  const said = judgeRow(row, snapshot, policy, circumstances);
  const again = { ...said, isFlagged: said.score >= thresholds.block, inputHash: inputHashOf(record, verdict) };
  // Models may have moved the decision afterwards; what the engine said is kept beside it.
  const { review } = verdict;
  const stored: Compared = { ...verdict, decision: review?.decision === verdict.decision ? review.from : verdict.decision };
  const fields = COMPARED.filter((field) => !isDeepStrictEqual(again[field], stored[field]));
  return fields.length === 0 ? { type: "same" } : { type: "differs", fields };
}

const COMPARED = [
  ...(["score", "probability", "level", "decision", "isFlagged", "rules", "unjudged", "snoozed", "reasons", "surprise"] as const),
  "inputHash",
] as const;
type Compared = Pick<StoredVerdict, (typeof COMPARED)[number]>;

function rowOf({ row }: StoredVerdict): Float32Array | null {
  try {
    return decodeRow(row);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

async function findRules(ruleSets: RuleSets, orgId: string, version: string): Promise<CompiledRules | null> {
  return version.split("+")[0] === UNAVAILABLE_VERSION ? UNAVAILABLE_RULES : ruleSets.findVersion(orgId, version);
}
