import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { realmOf } from "../transactions/realm.ts";
import { type CompiledRule, compileRules, factOf, learntAmount, type Outcome, type RuleView } from "./compile-rules.ts";
import { isNumberFact, NUMBER_FACTS } from "./facts.ts";
import { fromFeature, positionOf } from "./feature-scale.ts";
import { LIST_RULES } from "./list-rules.ts";
import { parseRules } from "./parse-rules.ts";
import type { RuleDeps } from "./ports.ts";
import { decideAgain, viewOf } from "./replay/decide-again.ts";
import type { Condition } from "./rule.ts";
import type { RULE_OUTCOMES, TriedRules, TryRulesInput } from "./rule-set.schema.ts";

const OUTCOME_NAMES = ["not_met", "met", "not_submitted", "no_history"] as const satisfies readonly (typeof RULE_OUTCOMES)[number][];

/** What rules nobody has saved would say of one stored transaction, and what each of them saw. */
export async function tryRules(ctx: Context<RuleDeps>, { rules: written, transactionId }: TryRulesInput): Promise<TriedRules> {
  assertPermission(ctx, "risk.write");
  const { replayRows, riskPopulations } = ctx.deps;
  const { rules, faults } = parseRules(written);
  if (faults.length > 0) throw new AppError("invalid", "request.invalid", "These rules cannot be read.");
  const row = await replayRows.find(ctx.orgId, transactionId);
  const snapshot = row && (await riskPopulations.find(ctx.orgId, realmOf(row.source), row.verdict.populationVersion));
  if (!row || !snapshot) throw new AppError("not_found", "risk.transaction_not_found", `There is no transaction ${transactionId}.`);
  const set = compileRules("draft", [...LIST_RULES, ...rules]);
  const view = viewOf(row, snapshot.population);
  const { decision, score } = decideAgain(row, set, snapshot.population);
  return {
    before: { decision: row.verdict.decision, score: row.verdict.score },
    after: { decision, score },
    outcomes: set.rules.map((rule) => ({
      code: rule.rule.code,
      outcome: outcomeOf(rule, view, row.verdict.snoozed),
      facts: factsOf(rule, view),
    })),
  };
}

function outcomeOf({ rule, check }: CompiledRule, view: RuleView, snoozed: readonly string[]): (typeof RULE_OUTCOMES)[number] {
  const outcome: Outcome = check(view);
  return outcome === 1 && snoozed.includes(rule.code) ? "snoozed" : OUTCOME_NAMES[outcome];
}

type Seen = TriedRules["outcomes"][number]["facts"][number];

/** Each fact the rule asks for once, as it was and what it was compared with. */
function factsOf({ rule }: CompiledRule, view: RuleView): Seen[] {
  const seen = new Map<string, Seen>();
  for (const condition of leavesOf(rule.when))
    if ("fact" in condition && !seen.has(condition.fact)) seen.set(condition.fact, seenOf(condition, view));
  return [...seen.values()];
}

function leavesOf(condition: Condition): readonly Condition[] {
  if ("all" in condition) return condition.all.flatMap(leavesOf);
  if ("any" in condition) return condition.any.flatMap(leavesOf);
  return "not" in condition ? leavesOf(condition.not) : [condition];
}

function seenOf(condition: Extract<Condition, { fact: string }>, view: RuleView): Seen {
  if (!("op" in condition)) return { fact: condition.fact, value: factOf(condition.fact, view.facts), limit: null };
  const { fact, value } = condition;
  const limit = typeof value === "number" ? value : learntAmount(value, view.population, view.facts);
  if (!isNumberFact(fact)) return { fact, value: null, limit: null };
  const found = fromFeature(NUMBER_FACTS[fact], view.row[positionOf(NUMBER_FACTS[fact])] ?? Number.NaN);
  return { fact, value: Number.isFinite(found) ? found : null, limit: Number.isFinite(limit) ? limit : null };
}
