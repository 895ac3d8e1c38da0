import { FEATURES, writeFeatures } from "./features.ts";
import type { Movement } from "./movement.ts";
import { learnOutcome, observe } from "./observe.ts";
import { createPopulation, learnPopulation } from "./population.ts";
import { createProfile, type Profile } from "./profile.ts";
import { createTails, learnTails, surpriseOf, watchedOf } from "./surprise.ts";

export type Labelled = { movement: Movement; isFraud: boolean };

const LABEL_DELAY_MS = 7 * 86_400_000;

export type Replayed = {
  values: Float32Array;
  labels: Uint8Array;
  amounts: Float64Array;
  surprises: Float64Array;
};

/** Transactions in time order, each described before it is observed; an outcome is known seven days later. */
export function replay(set: readonly Labelled[], { withLabels }: { withLabels: boolean }): Replayed {
  const profiles = new Map<number, Profile>();
  const profileOf = (hash: number): Profile => {
    const known = profiles.get(hash);
    if (known) return known;
    const made = createProfile();
    profiles.set(hash, made);
    return made;
  };
  const population = createPopulation();
  const values = new Float32Array(set.length * FEATURES.length);
  const labels = new Uint8Array(set.length);
  const amounts = new Float64Array(set.length);
  const surprises = new Float64Array(set.length);
  const tails = createTails();
  let judged = 0;
  for (const [index, { movement, isFraud }] of set.entries()) {
    while (withLabels) {
      const earlier = set[judged];
      if (!earlier || earlier.movement.at > movement.at - LABEL_DELAY_MS) break;
      learnOutcome(earlier.movement.at, earlier.isFraud, profileOf(earlier.movement.payer), profileOf(earlier.movement.payee));
      judged += 1;
    }
    const payer = profileOf(movement.payer);
    const payee = profileOf(movement.payee);
    writeFeatures(movement, { payer, payee, population }, values, index * FEATURES.length);
    const figures = watchedOf(values, index * FEATURES.length);
    surprises[index] = surpriseOf(tails, figures);
    learnTails(tails, figures);
    labels[index] = isFraud ? 1 : 0;
    amounts[index] = movement.amount;
    observe(movement, payer, payee);
    learnPopulation(population, movement);
  }
  return { values, labels, amounts, surprises };
}
