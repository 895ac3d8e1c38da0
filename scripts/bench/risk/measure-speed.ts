import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { judge, remember } from "../../../lib/risk/engine/judge.ts";
import { createPopulation } from "../../../lib/risk/engine/population.ts";
import { createProfile, type Profile } from "../../../lib/risk/engine/profile.ts";
import { createTails } from "../../../lib/risk/engine/surprise.ts";
import { defaultModel } from "../../../lib/risk/model/default-model.ts";
import { shippedPolicy } from "../../../lib/risk/policy/shipped-policy.ts";
import { generateMovements } from "../../../lib/risk/sample/generate-movements.ts";
import { quantile } from "../statistics.ts";

/** Microseconds, verdicts a second on one core, and bytes of heap a million transactions left behind beyond the profiles. */
export type SpeedFigures = { p50: number; p99: number; perSecond: number; explainedShare: number; heapGrowth: number };

const WARM_UP = 30_000;
const MEMORY_TRANSACTIONS = 1_000_000;

/** One account's transaction after the other through everything that happens in process: described, judged, explained, observed. */
export function measureSpeed(): SpeedFigures {
  const town = generateMovements({ seed: 21, accounts: 2_000, payees: 2_000, days: 40, startAt: Date.UTC(2026, 0, 1), pace: 0.5 });
  const profiles = new Map<number, Profile>();
  const of = (hash: number): Profile => {
    const found = profiles.get(hash) ?? createProfile();
    profiles.set(hash, found);
    return found;
  };
  const [population, tails, policy] = [createPopulation(), createTails(), shippedPolicy(defaultModel())];
  const step = (index: number): number => {
    const movement = town[index % town.length]?.movement;
    if (!movement) throw new Error("The town is empty.");
    const known = { payer: of(movement.payer), payee: of(movement.payee), population, tails };
    const verdict = judge(movement, known, policy);
    remember(movement, known, verdict);
    return verdict.reasons.length;
  };
  for (let index = 0; index < WARM_UP; index += 1) step(index);
  const times = new Float64Array(town.length - WARM_UP);
  let explained = 0;
  const startedAt = performance.now();
  for (const [index] of times.entries()) {
    const before = performance.now();
    if (step(WARM_UP + index) > 0) explained += 1;
    times[index] = (performance.now() - before) * 1_000;
  }
  const elapsed = performance.now() - startedAt;
  const heapBefore = settledHeap();
  for (let index = 0; index < MEMORY_TRANSACTIONS; index += 1) step(index);
  return {
    p50: quantile([...times], 0.5),
    p99: quantile([...times], 0.99),
    perSecond: (times.length / elapsed) * 1_000,
    explainedShare: explained / times.length,
    heapGrowth: settledHeap() - heapBefore,
  };
}

/** Without collecting first, most of it would be what nobody holds any more. Profiles lie outside the heap: both count. */
function settledHeap(): number {
  setFlagsFromString("--expose_gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") for (let round = 0; round < 3; round += 1) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
