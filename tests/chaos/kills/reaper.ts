import { setTimeout as wait } from "node:timers/promises";
import type { Target } from "../compile/crash.ts";
import { CRASH_POINT_NAMES } from "../compile/crash-points.ts";
import { createSeededRandom, type SeededRandom } from "../history/seeded-random.ts";
import type { Worker } from "../world/supervisor.ts";
import type { World } from "../world/world.ts";

/**
 * Keeps the workers armed until enough of them have died: with points drawn from the seed, at drawn occurrences, out of the half
 * that has had the fewest kills, so that all of them get their share. A worker lives a while before it is armed, or a turn would
 * be killed so often that it is given up.
 */
export type Reaper = {
  /** Resolves when the last of the kills has happened. */
  done: Promise<void>;
  crashPoints(): Record<string, number>;
  stop(): void;
};

export type ReaperOptions = {
  kills: number;
  seed: number;
  points?: readonly string[];
  onKill?: (count: number, point: string) => void;
  /** Points without a kill are not waited for. */
  isAnyEnough?: boolean;
  onLastChance?: (missing: readonly string[]) => void;
};

/** Passed once in a while and hardly ever inside a turn: armed at the first passage, several at a time. */
const RARE = /^(?:regenerate|stop|delete|purge|release|give-up|dead-letter|replay|failure-callback|next-turn|sweep|sequencer)\./;

/** A drawn point that is not passed in this time is drawn anew. */
const PATIENCE_MS = 3_000;
/** Token k of the stream, call k of a step: how far into the worker's life the kill may come. */
const MAX_OCCURRENCE = 3;
const DRAWN_AT_ONCE = 3;
const RARE_CHANCE = 0.5;
const MAX_TOKEN = 40;
/** How long the points that had no kill are waited for when the kills are done. */
const COVERAGE_MS = 120_000;
const GRACE_MS = 300;

export function startReaper(world: Pick<World, "workers" | "worker" | "onKill">, options: ReaperOptions): Reaper {
  const points = options.points ?? CRASH_POINT_NAMES;
  const counts = new Map(points.map((point) => [point, 0]));
  const done = Promise.withResolvers<void>();
  let kills = 0;
  let isOver = false;
  let lastChance: NodeJS.Timeout | null = null;
  const end = () => {
    isOver = true;
    if (lastChance) clearTimeout(lastChance);
    for (const worker of world.workers()) worker.armAny([]);
    done.resolve();
  };
  const look = () => {
    if (kills < options.kills) return;
    if (options.isAnyEnough || [...counts.values()].every((count) => count > 0)) end();
    else if (!lastChance) {
      lastChance = setTimeout(end, COVERAGE_MS);
      options.onLastChance?.([...counts].flatMap(([point, count]) => (count === 0 ? [point] : [])));
    }
  };
  world.onKill(({ point }) => {
    if (point === null || isOver) return;
    counts.set(point, (counts.get(point) ?? 0) + 1);
    kills += 1;
    options.onKill?.(kills, point);
    look();
  });
  const random = createSeededRandom(options.seed).fork("reaper");
  if (options.kills === 0) end();
  for (const { name } of world.workers()) void reap(name, random.fork(name));

  async function reap(name: string, draws: SeededRandom): Promise<void> {
    while (!isOver) {
      const worker = await world.worker(name);
      await wait(draws.below(GRACE_MS));
      while (!isOver && (await outlives(worker, toTargets(counts, kills >= options.kills, draws)))) {}
    }
  }
  return { done: done.promise, crashPoints: () => Object.fromEntries(counts), stop: end };
}

/** True when the worker is alive after the patience is over. */
async function outlives(worker: Worker, targets: readonly Target[]): Promise<boolean> {
  worker.armAny(targets);
  const timer = Promise.withResolvers<true>();
  const timeout = setTimeout(() => timer.resolve(true), PATIENCE_MS);
  return Promise.race([worker.gone.then(() => false), timer.promise]).finally(() => clearTimeout(timeout));
}

function toTargets(counts: ReadonlyMap<string, number>, isEnough: boolean, random: SeededRandom): Target[] {
  if (isEnough) return [...counts].flatMap(([point, count]) => (count === 0 ? [{ point, occurrence: 1 }] : []));
  const half = lessKilledHalf(counts);
  const rare = half.filter((point) => RARE.test(point) && random.chance(RARE_CHANCE));
  const often = half.filter((point) => !RARE.test(point));
  const drawn = often.length === 0 ? [] : Array.from({ length: DRAWN_AT_ONCE }, () => random.pick(often));
  return [
    ...rare.map((point) => ({ point, occurrence: 1 })),
    ...[...new Set(drawn)].map((point) => ({ point, occurrence: 1 + random.below(point === "stream.token" ? MAX_TOKEN : MAX_OCCURRENCE) })),
  ];
}

/** As many as there are below the median, and everything level with it. */
function lessKilledHalf(counts: ReadonlyMap<string, number>): string[] {
  const sorted = [...counts.values()].toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return [...counts].flatMap(([point, count]) => (count <= median ? [point] : []));
}
