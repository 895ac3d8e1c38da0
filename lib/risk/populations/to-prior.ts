// What an organization's first transactions are judged beside, before it has any of its own. How large its amounts will be nobody knows,
// so the generated town is there at several scales: a payment of some thousand is nothing special yet, a million is.

import { FEATURES, writeFeatures } from "../engine/features.ts";
import type { Movement } from "../engine/movement.ts";
import { observe } from "../engine/observe.ts";
import { createPopulation, learnPopulation } from "../engine/population.ts";
import { createProfile, type Profile } from "../engine/profile.ts";
import { createTails, learnTails, watchedOf } from "../engine/surprise.ts";
import { generateMovements } from "../sample/generate-movements.ts";
import type { Usual } from "./encode-population.ts";

const TOWN = { seed: 5, accounts: 150, payees: 200, days: 60, startAt: Date.UTC(2026, 0, 1), pace: 0.5 };
/** Of what the town spends; it spends some thirty dollars at a time. */
const SCALES = [1, 1, 4, 4, 20, 20, 100] as const;
/** As if so many transactions had been seen: enough to tell what is unusual, few enough for the organization's own to take over soon. */
const WEIGHT = 400;
const SPREAD_WEIGHT = 60;

export function toPrior(): Usual {
  const towns = SCALES.map((scale, index) => scaledTown(scale, TOWN.seed + index));
  const [population, tails] = [createPopulation(), createTails()];
  for (const movement of towns.flat().toSorted((a, b) => a.at - b.at)) learnPopulation(population, movement);
  const row = new Float32Array(FEATURES.length);
  for (const town of towns) {
    const profiles = new Map<number, Profile>();
    for (const [index, movement] of town.entries()) {
      const [payer, payee] = [profileOf(profiles, movement.payer), profileOf(profiles, movement.payee)];
      writeFeatures(movement, { payer, payee, population }, row);
      // The first half gives the accounts a past.
      if (index > town.length / 2) learnTails(tails, watchedOf(row));
      observe(movement, payer, payee);
    }
  }
  for (const [bins, total] of [
    [population.amounts, population.total] as const,
    ...tails.counts.map((counts) => [counts, tails.total] as const),
  ])
    for (let bin = 0; bin < bins.length; bin += 1) bins[bin] = ((bins[bin] ?? 0) * WEIGHT) / total;
  population.total = WEIGHT;
  tails.total = WEIGHT;
  population.all.count = SPREAD_WEIGHT;
  return { population, tails };
}

function scaledTown(scale: number, seed: number): Movement[] {
  return generateMovements({ ...TOWN, seed }).map(({ movement }) => ({ ...movement, amount: movement.amount * scale }));
}

function profileOf(profiles: Map<number, Profile>, hash: number): Profile {
  const known = profiles.get(hash);
  if (known) return known;
  const made = createProfile();
  profiles.set(hash, made);
  return made;
}
