import { expect, test } from "vitest";
import { defaultModel } from "../model/default-model.ts";
import { rawScoreOf } from "../model/risk-model.ts";
import { shippedPolicy } from "../policy/shipped-policy.ts";
import { generateMovements } from "../sample/generate-movements.ts";
import { POSITIONS } from "./concepts.ts";
import { FEATURES } from "./features.ts";
import { judge, remember, type Verdict } from "./judge.ts";
import type { Movement } from "./movement.ts";
import { createPopulation } from "./population.ts";
import { createProfile, type Profile } from "./profile.ts";
import { createTails } from "./surprise.ts";

const OPTIONS = { seed: 11, accounts: 120, payees: 150, days: 40, startAt: Date.UTC(2026, 0, 1), pace: 2 };
const town = generateMovements(OPTIONS);
const model = defaultModel();
const policy = shippedPolicy(model);

/** All of it once, each verdict as it was given, with the same transaction judged again at the payer's usual amount. */
function runTown(withUsual: boolean): { verdict: Verdict; usual: Verdict | null; isFraud: boolean }[] {
  const profiles = new Map<number, Profile>();
  const of = (hash: number): Profile => {
    const found = profiles.get(hash) ?? createProfile();
    profiles.set(hash, found);
    return found;
  };
  const [population, tails] = [createPopulation(), createTails()];
  return town.map(({ movement, episode }) => {
    const known = { payer: of(movement.payer), payee: of(movement.payee), population, tails };
    const verdict = judge(movement, known, policy);
    const changed: Movement = { ...movement, amount: Math.expm1(known.payer.stats[1] ?? 0) };
    const hasPast = (known.payer.stats[0] ?? 0) >= 5;
    const usual = withUsual && hasPast && verdict.reasons[0]?.code === "amount" ? judge(changed, known, policy) : null;
    remember(movement, known, verdict);
    return { verdict, usual, isFraud: episode !== null };
  });
}

test("the same transactions give the same verdicts, to the bit", () => {
  expect(runTown(false)).toEqual(runTown(false));
});

test("a score is a probability, levels and decisions rise with it, and whatever is looked at has its reasons", () => {
  const verdicts = runTown(false).map(({ verdict }) => verdict);
  const order = ["approve", "monitor", "review", "hold", "block"];
  const byScore = verdicts.toSorted((a, b) => a.score - b.score);
  for (const [index, { score, decision, reasons, rules }] of byScore.entries()) {
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThan(1);
    expect(order.indexOf(decision)).toBeGreaterThanOrEqual(order.indexOf(byScore[index - 1]?.decision ?? "approve"));
    expect(reasons.length).toBeLessThanOrEqual(5);
    if (decision === "approve") expect(reasons).toEqual([]);
    else expect(reasons.length + rules.length).toBeGreaterThan(0);
    if (reasons.length > 0) expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-9);
    for (const { value, expected, text } of reasons) {
      expect(Number.isFinite(value) && Number.isFinite(expected)).toBe(true);
      expect(text).not.toMatch(/NaN|Infinity/);
    }
  }
});

test("with the usual amount instead, a transaction flagged for its amount is less likely fraud in nine cases of ten", () => {
  const flagged = runTown(true).filter(({ usual }) => usual !== null);
  const lower = flagged.filter(({ verdict, usual }) => (usual?.probability ?? 1) < verdict.probability);
  expect(flagged.length).toBeGreaterThan(20);
  expect(lower.length / flagged.length).toBeGreaterThanOrEqual(0.9);
});

test("setting the first reason to what is usual lowers the score, and every feature belongs to one concept", () => {
  const row = Float32Array.from(model.typical);
  row[FEATURES.indexOf("payee_risk_month")] = 0.9;
  row[FEATURES.indexOf("payee_risk_week")] = 0.9;
  const before = rawScoreOf(model, row, { surprise: 0 });
  const history = POSITIONS.find(([concept]) => concept === "payee_history")?.[1] ?? [];
  for (const feature of history) row[feature] = model.typical[feature] ?? Number.NaN;
  expect(rawScoreOf(model, row, { surprise: 0 })).toBeLessThan(before);
  expect(POSITIONS.flatMap(([, features]) => features).toSorted((a, b) => a - b)).toEqual(FEATURES.map((_, index) => index));
});
