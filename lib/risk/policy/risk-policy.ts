// What an organization is judged by, together: its model, its rules, its lists, what sleeps, and where its thresholds stand. Read as a
// whole, kept for a second, forgotten at once where it is changed.

import type { Clock } from "../../platform/clock.ts";
import { createFreshValues } from "../../platform/fresh-values.ts";
import type { Thresholds } from "../engine/decision-of.ts";
import type { Circumstances, JudgedBy } from "../engine/judge.ts";
import type { ListLookup, Parties, Snoozes } from "../lists/list-lookup.ts";
import type { RiskModel } from "../model/risk-model.ts";
import type { CompiledRules, Facts } from "../rules/compile-rules.ts";
import type { AnalysisType } from "../transactions/transaction-record.ts";
import { EXTENTS } from "./extents.ts";

/** As JudgedBy, with what makes the circumstances of a transaction. */
export type RiskPolicy = JudgedBy & { lists: ListLookup; snoozes: Snoozes };

export type RiskPolicies = {
  /** Fails when something of it cannot be read. */
  forOrganization(orgId: string): Promise<RiskPolicy>;
  /** After a change made here. */
  forget(orgId: string): void;
};

/** Whoever owns a part brings it. */
export type PolicyParts = {
  modelOf(orgId: string): Promise<RiskModel>;
  rulesOf(orgId: string): Promise<{ live: CompiledRules; shadow: CompiledRules | null }>;
  listsOf(orgId: string): Promise<ListLookup>;
  snoozesOf(orgId: string): Promise<Snoozes>;
  thresholdsOf(orgId: string): Promise<Thresholds>;
};

export function createRiskPolicies({ parts, clock }: { parts: PolicyParts; clock: Clock }): RiskPolicies {
  const { get, forget } = createFreshValues<RiskPolicy>({
    clock,
    async read(orgId) {
      const [model, { live, shadow }, lists, snoozes, thresholds] = await Promise.all([
        parts.modelOf(orgId),
        parts.rulesOf(orgId),
        parts.listsOf(orgId),
        parts.snoozesOf(orgId),
        parts.thresholdsOf(orgId),
      ]);
      return { model, rules: live, shadow, lists, snoozes, thresholds };
    },
  });
  return { forOrganization: get, forget };
}

type Asked = { parties: Parties; facts: Pick<Facts, "currency" | "category">; analysisType: AnalysisType; at: number };

/** What `judge` has to know beside the movement. `at` is now, not the transaction's own time: lists and snoozes hold when they are asked. */
export function circumstancesOf({ lists, snoozes }: RiskPolicy, { parties, facts, analysisType, at }: Asked): Circumstances {
  const { payerKey, payerCountry, payeeCountry, network } = parties;
  return {
    facts: { ...facts, network, payerCountry, payeeCountry, marks: lists.marksOf(parties, at) },
    asleep: snoozes.asleepFor(payerKey, at),
    extent: EXTENTS[analysisType],
  };
}

/** As it stands in verdicts: the set, and the snapshot its learnt thresholds came from. */
export function toRulesVersion({ version }: CompiledRules, populationVersion: number): string {
  return `${version}+p${populationVersion}`;
}
