import { describe, expect, test } from "vitest";
import { shareInterval } from "./confidence.ts";
import { judgeExperiment, NO_TALLY, type Rule, type Tally, toMeasure } from "./judge-experiment.ts";

const RUNS = 2000;
const rule: Rule = { metric: "thumbs", minimumPerArm: 20, errorRate: 0.05, margin: 0.05 };

/** A small generator with a seed, so that the numbers below are the same every time (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Draw = (arm: number, random: () => number) => number;
type Trial = { draw: Draw; arms: number; perArm: number; lookEvery: number; rule: Rule };

/** How experiments end when somebody looks again and again. */
function simulate({ draw, arms, perArm, lookEvery, rule: chosen }: Trial, runs: number) {
  const random = createRandom(7);
  const ended = { winner: 0, best: 0, no_difference: 0, running: 0 };
  for (let run = 0; run < runs; run++) {
    const tallies: Tally[] = Array.from({ length: arms }, () => ({ ...NO_TALLY }));
    let last: ReturnType<typeof judgeExperiment> = { type: "running" };
    for (let step = 1; step <= perArm && last.type === "running"; step++) {
      for (const [arm, tally] of tallies.entries()) {
        const measure = toMeasure(chosen.metric, draw(arm, random));
        tally.outcomes += 1;
        tally.sum += measure;
        tally.squares += measure * measure;
      }
      if (step % lookEvery === 0) last = judgeExperiment(tallies, chosen);
    }
    ended[last.type] += 1;
    if (last.type === "winner" && last.arm === arms - 1) ended.best += 1;
  }
  return ended;
}

const thumbs =
  (...shares: number[]): Draw =>
  (arm, random) =>
    random() < (shares[arm] ?? 0.5) ? 1 : 0;
const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const latency =
  (...typical: number[]): Draw =>
  (arm, random) =>
    (typical[arm] ?? 1000) * Math.exp(0.8 * normal(random));

describe("of two arms that are the same, a winner is named in at most five of a hundred experiments, however often one looks", () => {
  test.each([
    ["thumbs, half up", { draw: thumbs(0.5, 0.5), arms: 2, perArm: 300, lookEvery: 10, rule }],
    ["thumbs, most up", { draw: thumbs(0.9, 0.9), arms: 2, perArm: 300, lookEvery: 10, rule }],
    ["four arms", { draw: thumbs(0.6, 0.6, 0.6, 0.6), arms: 4, perArm: 300, lookEvery: 10, rule }],
    ["latency", { draw: latency(2000, 2000), arms: 2, perArm: 400, lookEvery: 2, rule: { ...rule, metric: "latency" } }],
    ["cost", { draw: latency(300, 300), arms: 2, perArm: 400, lookEvery: 2, rule: { ...rule, metric: "cost" } }],
  ] satisfies [string, Trial][])("%s", (_name, trial) => {
    const ended = simulate(trial, RUNS);
    expect(ended.winner / RUNS).toBeLessThanOrEqual(0.05);
  });
});

test("a real difference is found, and the winner is the better arm", () => {
  const shares = simulate({ draw: thumbs(0.5, 0.75), arms: 2, perArm: 600, lookEvery: 10, rule }, 300);
  expect(shares.best / 300).toBeGreaterThan(0.9);
  expect(shares.winner - shares.best).toBeLessThanOrEqual(6);
  // Here the last arm is the slower one: the first has to win.
  const times = simulate({ draw: latency(1000, 2000), arms: 2, perArm: 400, lookEvery: 10, rule: { ...rule, metric: "latency" } }, 300);
  expect(times.winner / 300).toBeGreaterThan(0.9);
  expect(times.best).toBeLessThanOrEqual(6);
});

test("nothing is decided before every arm has its minimum", () => {
  const [none, all] = [
    { ...NO_TALLY, outcomes: 19 },
    { ...NO_TALLY, outcomes: 500, sum: 500, squares: 500 },
  ];
  expect(judgeExperiment([none, all], rule)).toEqual({ type: "running" });
  expect(judgeExperiment([{ ...none, outcomes: 20 }, all], rule)).toEqual({ type: "winner", arm: 1 });
});

test("arms whose difference cannot be larger than the margin are the same", () => {
  const arm = { ...NO_TALLY, outcomes: 20_000, sum: 10_000, squares: 10_000 };
  expect(judgeExperiment([arm, arm], rule)).toEqual({ type: "no_difference" });
  expect(judgeExperiment([arm, arm], { ...rule, margin: 0.005 })).toEqual({ type: "running" });
});

test("an interval holds the share it was made of and grows narrower", () => {
  expect(shareInterval(0, 0, 0.05)).toEqual({ low: 0, high: 1 });
  const [few, many] = [shareInterval(7, 3, 0.05), shareInterval(700, 300, 0.05)];
  for (const { low, high } of [few, many]) expect(low < 0.7 && 0.7 < high).toBe(true);
  expect(many.high - many.low).toBeLessThan((few.high - few.low) / 4);
  expect(shareInterval(0, 50, 0.05).low).toBe(0);
  expect(shareInterval(50, 0, 0.05).high).toBe(1);
});
