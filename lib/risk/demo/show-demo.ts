// One generated payment with what the engine says of it, for whoever wants to see that before there is an account. Nothing is stored: the
// past of a small town is learnt in memory once, and what was known of both accounts before each of its payments is kept beside it.

import type { Clock } from "../../platform/clock.ts";
import { judge } from "../engine/judge.ts";
import { observe } from "../engine/observe.ts";
import { createProfile, type Profile } from "../engine/profile.ts";
import { defaultModel } from "../model/default-model.ts";
import { formatAmount } from "../money/parse-amount.ts";
import { circumstancesOf, type RiskPolicy, toRulesVersion } from "../policy/risk-policy.ts";
import { shippedPolicy } from "../policy/shipped-policy.ts";
import { priorPopulation } from "../populations/prior-population.ts";
import { toMovement } from "../transactions/to-movement.ts";
import type { TransactionInput } from "../transactions/transaction.schema.ts";
import type { Demo } from "./demo.schema.ts";
import { type DemoPayment, demoTown } from "./demo-town.ts";
import { toDemoInput } from "./to-demo-input.ts";

/** One of three that is shown is a theft: as rare as in life, a visitor would never see one. */
const FRAUD_SHARE = 1 / 3;
const TAG = "demo";
const TOWN = { cast: { seed: 20_261, tag: TAG }, accounts: 24, pastDays: 28, historyDays: 0, payments: 240 };
const HOUR_MS = 3_600_000;

type Scene = { input: TransactionInput; episode: DemoPayment["episode"]; payer: Uint8Array; payee: Uint8Array };

export type ShowDemo = () => Demo;

export function createDemoShow({ clock, random = Math.random }: { clock: Clock; random?: () => number }): ShowDemo {
  let scenes: readonly Scene[] | null = null;
  return () => {
    scenes ??= playScenes(Math.floor(clock.now() / HOUR_MS) * HOUR_MS);
    const isFraud = random() < FRAUD_SHARE;
    const fitting = scenes.filter(({ episode }) => (episode !== null) === isFraud);
    const scene = fitting[Math.floor(random() * fitting.length)];
    if (!scene) throw new Error("The demo's town has no such payment.");
    return toDemo(scene, clock.now());
  };
}

function playScenes(endsAt: number): Scene[] {
  const { past, live } = demoTown({ ...TOWN, endsAt });
  const profiles = new Map<string, Profile>();
  const profileOf = (name: string): Profile => profiles.get(name) ?? profiles.set(name, createProfile()).get(name) ?? createProfile();
  const scenes: Scene[] = [];
  for (const [index, payment] of [...past, ...live].entries()) {
    const input = toDemoInput(payment, { tag: TAG, index });
    const [payer, payee] = [profileOf(input.from), profileOf(input.to)];
    if (index >= past.length) scenes.push({ input, episode: payment.episode, payer: payer.bytes.slice(), payee: payee.bytes.slice() });
    observe(movementOf(input), payer, payee);
  }
  return scenes;
}

const movementOf = (input: TransactionInput) => toMovement(input, { payerKey: input.from, payeeKey: input.to });

/** Judged anew each time, by what every organization begins with. */
function toDemo({ input, episode, payer, payee }: Scene, now: number): Demo {
  const startedAt = performance.now();
  const policy = shippedPolicy(defaultModel());
  const known = { payer: createProfile(payer), payee: createProfile(payee), ...priorPopulation() };
  const verdict = judge(movementOf(input), known, policy, circumstancesFor(policy, input, now));
  return {
    mode: "demo",
    transaction: {
      ...{ id: input.id, timestamp: input.at.toISOString(), from: input.from, to: input.to, currency: input.currency },
      ...{ amount: formatAmount(input.amountMinor, input.exponent), category: input.category },
      ...{ fromCountry: input.payerCountry, toCountry: input.payeeCountry, isGenerated: true, generatedAs: episode ?? "honest" },
    },
    analysis: {
      ...{ id: input.id, riskScore: verdict.score, level: verdict.level, decision: verdict.decision },
      flagged: verdict.score >= policy.thresholds.block,
      reasons: verdict.reasons.map(({ code, text, value, expected, weight }) => ({ code, text, value, expected, weight })),
      ...{
        analysisType: "comprehensive",
        cached: false,
        rulesVersion: toRulesVersion(policy.rules, 0),
        modelVersion: policy.model.version,
      },
      latencyMs: Math.round((performance.now() - startedAt) * 1_000) / 1_000,
    },
  };
}

function circumstancesFor(
  policy: RiskPolicy,
  { from, to, currency, category, network, payerCountry, payeeCountry }: TransactionInput,
  at: number,
) {
  const parties = { payerKey: from, payeeKey: to, payerCountry, payeeCountry, network };
  return circumstancesOf(policy, { parties, facts: { currency, category }, analysisType: "comprehensive", at });
}
