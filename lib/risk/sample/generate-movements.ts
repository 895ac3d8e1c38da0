// A seeded town of accounts and payees, and what fraudsters do in it. The recipe is our own and stands in docs/risk.md; no figure of it was
// measured in anybody's data. It trains the shipped model together with a public set, and plays the demo run.

import { hashName, type Movement } from "../engine/movement.ts";
import { createRandom } from "../model/random.ts";

export const EPISODES = [
  "takeover",
  "compromised-payee",
  "raised-spending",
  "card-testing",
  "single-outlier",
  "structuring",
  "drain",
  "mule",
] as const;
export type Episode = (typeof EPISODES)[number];

/** `episode` is null for what the account's owner did. */
export type Generated = { movement: Movement; payerName: string; payeeName: string; episode: Episode | null };

export type TownOptions = {
  seed: number;
  accounts: number;
  payees: number;
  days: number;
  startAt: number /** Episodes of each kind a day, for a thousand accounts. */;
  pace: number;
};

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const UNKNOWN = Number.NaN;

type Habit = { name: string; logMean: number; logSpread: number; perDay: number; hourPeak: number; payees: number[]; balance: number };
type Draw = ReturnType<typeof createDraw>;
type Town = { draw: Draw; options: TownOptions; habits: Habit[]; payees: { name: string; factor: number }[]; found: Generated[] };

function createDraw(seed: number) {
  const random = createRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return {
    random,
    normal,
    between: (low: number, high: number): number => low + (high - low) * random(),
    whole: (below: number): number => Math.floor(random() * below),
    /** How many of something that happens `rate` times on average (Knuth's method; rates are small). */
    poisson(rate: number): number {
      const limit = Math.exp(-Math.min(rate, 30));
      let count = 0;
      for (let product = random(); product > limit; product *= random()) count += 1;
      return count;
    },
  };
}

/** In time order. */
export function generateMovements(options: TownOptions): Generated[] {
  const draw = createDraw(options.seed);
  const payees = Array.from({ length: options.payees }, (_, index) => ({ name: `payee-${index}`, factor: Math.exp(0.35 * draw.normal()) }));
  const habits = Array.from({ length: options.accounts }, (_, index) => createHabit(index, options, draw));
  const town: Town = { draw, options, habits, payees, found: [] };
  const compromised = plan(town);
  for (let day = 0; day < options.days; day += 1) for (const habit of habits) spendDay(town, habit, { day, compromised });
  return town.found.toSorted((a, b) => a.movement.at - b.movement.at);
}

function createHabit(index: number, { payees }: TownOptions, draw: Draw): Habit {
  const known = Array.from({ length: 6 + draw.whole(40) }, () => draw.whole(payees));
  return {
    name: `account-${index}`,
    logMean: 3.3 + 0.7 * draw.normal(),
    logSpread: draw.between(0.25, 0.9),
    perDay: draw.between(0.2, 4),
    hourPeak: draw.between(10, 19),
    payees: known,
    balance: Math.exp(7 + draw.normal()),
  };
}

const hourOf = (draw: Draw, peak: number): number => (((peak + 3.5 * draw.normal()) % 24) + 24) % 24;

type Day = { day: number; compromised: ReadonlyMap<number, readonly [from: number, to: number]> };

function spendDay(town: Town, habit: Habit, { day, compromised }: Day): void {
  const { draw, options } = town;
  for (let count = draw.poisson(habit.perDay); count > 0; count -= 1) {
    const isKnown = draw.random() < 0.9;
    const payee = isKnown ? (habit.payees[draw.whole(habit.payees.length)] ?? 0) : draw.whole(options.payees);
    const at = options.startAt + day * DAY_MS + hourOf(draw, habit.hourPeak) * HOUR_MS;
    const logAmount = habit.logMean + habit.logSpread * draw.normal() + Math.log(town.payees[payee]?.factor ?? 1);
    // Now and then somebody buys a washing machine.
    const amount = Math.exp(draw.random() < 0.004 ? logAmount + draw.between(1, 2) : logAmount);
    const window = compromised.get(payee);
    add(town, { habit, payee, at, amount, episode: window && day >= window[0] && day < window[1] ? "compromised-payee" : null });
  }
}

type Payment = { habit: Habit; payee: number; at: number; amount: number; episode: Episode | null; isDrain?: boolean };

function add({ found, payees }: Town, { habit, payee, at, amount, episode, isDrain = false }: Payment): void {
  const value = Math.max(0.01, Math.round(amount * 100) / 100);
  const payeeName = payees[payee]?.name ?? "payee-0";
  const before = isDrain ? value : Math.max(value + 1, Math.round(habit.balance * 100) / 100);
  const movement: Movement = {
    at: Math.round(at),
    payer: hashName(habit.name),
    payee: hashName(payeeName),
    amount: value,
    category: 0,
    latitude: UNKNOWN,
    longitude: UNKNOWN,
    homeLatitude: UNKNOWN,
    homeLongitude: UNKNOWN,
    payerBalanceBefore: before,
    payerBalanceAfter: before - value,
    payeeBalanceBefore: UNKNOWN,
    payeeBalanceAfter: UNKNOWN,
  };
  found.push({ movement, payerName: habit.name, payeeName, episode });
}

/** All episodes begin on a day of their own; payees that are compromised are told apart by their days. */
function plan(town: Town): Map<number, readonly [number, number]> {
  const { draw, options } = town;
  const rate = (options.pace * options.accounts) / 1_000;
  const compromised = new Map<number, readonly [number, number]>();
  for (let day = 0; day < options.days; day += 1) {
    for (const episode of EPISODES) {
      for (let count = draw.poisson(rate); count > 0; count -= 1) {
        if (episode === "compromised-payee") compromised.set(draw.whole(options.payees), [day, day + 14 + draw.whole(21)]);
        else play(town, episode, day);
      }
    }
  }
  return compromised;
}

function play(town: Town, episode: Exclude<Episode, "compromised-payee">, day: number): void {
  const { draw, options, habits } = town;
  const habit = habits[draw.whole(habits.length)];
  if (!habit) return;
  PLAYS[episode]({
    town,
    habit,
    usual: Math.exp(habit.logMean),
    start: options.startAt + day * DAY_MS,
    pay: (at, amount, isKnown = false) =>
      add(town, { habit, payee: isKnown ? (habit.payees[0] ?? 0) : draw.whole(options.payees), at, amount, episode }),
  });
}

type Scene = { town: Town; habit: Habit; usual: number; start: number; pay(at: number, amount: number, isKnown?: boolean): void };

const PLAYS: Readonly<Record<Exclude<Episode, "compromised-payee">, (scene: Scene) => void>> = {
  takeover({ town: { draw }, usual, start, pay }) {
    const hour = draw.random() < 0.7 ? draw.between(22, 30) : draw.between(0, 24);
    for (let left = 3 + draw.whole(10); left > 0; left -= 1)
      pay(start + (hour + draw.between(0, 4)) * HOUR_MS, usual * draw.between(2, 12));
  },
  "raised-spending"({ town: { draw }, habit, start, pay }) {
    for (let later = 0; later < 14; later += 1) {
      for (let left = draw.poisson(habit.perDay / 2); left > 0; left -= 1) {
        const amount = Math.exp(habit.logMean + habit.logSpread * draw.normal()) * draw.between(3, 7);
        pay(start + later * DAY_MS + hourOf(draw, habit.hourPeak) * HOUR_MS, amount, draw.random() < 0.5);
      }
    }
  },
  "card-testing"({ town: { draw }, usual, start, pay }) {
    const at = start + draw.between(0, 24) * HOUR_MS;
    const tries = 4 + draw.whole(8);
    for (let index = 0; index < tries; index += 1) pay(at + index * draw.between(20_000, 120_000), draw.between(0.5, 4));
    pay(at + HOUR_MS, usual * draw.between(5, 20));
  },
  "single-outlier": ({ town: { draw }, start, pay }) => pay(start + draw.between(0, 24) * HOUR_MS, 220 + Math.exp(4 + draw.normal())),
  structuring({ town: { draw }, start, pay }) {
    const threshold = [3_000, 5_000, 10_000][draw.whole(3)] ?? 3_000;
    for (let left = 2 + draw.whole(6); left > 0; left -= 1)
      pay(start + draw.between(8, 60) * HOUR_MS, threshold * draw.between(0.93, 0.999));
  },
  drain({ town, habit, start }) {
    const { draw, options } = town;
    const at = start + draw.between(0, 24) * HOUR_MS;
    add(town, { habit, payee: draw.whole(options.payees), at, amount: habit.balance, episode: "drain", isDrain: true });
  },
  mule: ({ town, habit, start }) => passOn(town, habit, start),
};

/** Money goes round a ring of accounts within two days, a little less at each hop. */
function passOn(town: Town, first: Habit, start: number): void {
  const { draw } = town;
  const ring = [first, ...Array.from({ length: 2 + draw.whole(4) }, () => town.habits[draw.whole(town.habits.length)] ?? first)];
  let amount = Math.exp(first.logMean) * draw.between(4, 30);
  let at = start + draw.between(0, 24) * HOUR_MS;
  for (const [index, habit] of ring.entries()) {
    const next = ring[(index + 1) % ring.length] ?? first;
    add(town, { habit, payee: 0, at, amount, episode: "mule" });
    const last = town.found.at(-1);
    if (last) {
      last.payeeName = next.name;
      last.movement.payee = hashName(next.name);
    }
    at += draw.between(1, 12) * HOUR_MS;
    amount *= draw.between(0.93, 0.99);
  }
}
