import { expect, test } from "vitest";
import { defaultModel } from "../model/default-model.ts";
import { shippedPolicy } from "../policy/shipped-policy.ts";
import { NUMBER_FACTS } from "../rules/facts.ts";
import { positionOf } from "../rules/feature-scale.ts";
import type { Condition } from "../rules/rule.ts";
import { SHIPPED_RULES } from "../rules/shipped-rules.ts";
import { generateMovements } from "../sample/generate-movements.ts";
import { POSITIONS } from "./concepts.ts";
import { judge, judgeRow, NO_CIRCUMSTANCES, remember } from "./judge.ts";
import { createPopulation } from "./population.ts";
import { createProfile, type Profile } from "./profile.ts";
import { createTails } from "./surprise.ts";

const model = defaultModel();
const policy = shippedPolicy(model);
const OPTIONS = { seed: 31, accounts: 120, payees: 150, days: 40, startAt: Date.UTC(2026, 0, 1), pace: 2 };

/** What the reason measures, with all that moves with it: of a rule, what its first comparison is about. */
function featuresOf(code: string): readonly number[] {
  const own = POSITIONS.find(([concept]) => concept === code);
  if (own) return own[1];
  const compared = firstFact(SHIPPED_RULES.find((rule) => rule.code === code)?.when);
  return POSITIONS.find(([, features]) => compared !== null && features.includes(compared))?.[1] ?? [];
}

function firstFact(condition: Condition | undefined): number | null {
  if (!condition) return null;
  if ("op" in condition) return positionOf(NUMBER_FACTS[condition.fact]);
  if ("not" in condition) return firstFact(condition.not);
  const children = "all" in condition ? condition.all : "any" in condition ? condition.any : [];
  return children.map(firstFact).find((found) => found !== null) ?? null;
}

test("with its first reason set to what is usual, a transaction somebody has to look at scores lower in nine cases of ten", () => {
  const profiles = new Map<number, Profile>();
  const of = (hash: number): Profile => {
    const found = profiles.get(hash) ?? createProfile();
    profiles.set(hash, found);
    return found;
  };
  const [population, tails] = [createPopulation(), createTails()];
  let flagged = 0;
  let lower = 0;
  for (const { movement } of generateMovements(OPTIONS)) {
    const known = { payer: of(movement.payer), payee: of(movement.payee), population, tails };
    const verdict = judge(movement, known, policy);
    const [first] = verdict.reasons;
    if (verdict.score >= policy.thresholds.review && first) {
      flagged += 1;
      const usual = verdict.row.slice();
      for (const feature of featuresOf(first.code)) usual[feature] = model.typical[feature] ?? Number.NaN;
      if (judgeRow(usual, known, policy, NO_CIRCUMSTANCES).score < verdict.score) lower += 1;
    }
    remember(movement, known, verdict);
  }
  expect(flagged).toBeGreaterThan(100);
  expect(lower / flagged).toBeGreaterThanOrEqual(0.9);
});
