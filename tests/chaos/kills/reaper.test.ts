import { expect, test } from "vitest";
import type { Target } from "../compile/crash.ts";
import { CRASH_POINT_NAMES } from "../compile/crash-points.ts";
import type { Kill, Worker } from "../world/supervisor.ts";
import { startReaper } from "./reaper.ts";

const NAMES = ["w1", "w2", "w3", "w4"];

/** Workers that die at the first point they are armed with, and come back at once. */
function createDyingWorld(armings: (readonly Target[])[]) {
  const listeners: ((kill: Kill) => void)[] = [];
  const create = (name: string): Worker => {
    const gone = Promise.withResolvers<Kill>();
    const armAny = (targets: readonly Target[]) => {
      armings.push(targets);
      const [first] = targets;
      if (!first) return;
      const kill = { worker: name, generation: 1, point: first.point, at: 0 };
      for (const listener of listeners) listener(kill);
      gone.resolve(kill);
    };
    const nothing = () => undefined;
    return { name, generation: 1, pid: 1, url: "", readyAt: 0, gone: gone.promise, armAny, arm: nothing, signal: nothing };
  };
  return {
    workers: () => NAMES.map(create),
    worker: async (name: string) => create(name),
    onKill: (listener: (kill: Kill) => void) => void listeners.push(listener),
  };
}

test("kills are shared out evenly, end at their number, and leave nobody armed", async () => {
  const armings: (readonly Target[])[] = [];
  const reaper = startReaper(createDyingWorld(armings), { kills: 40, seed: 3, points: CRASH_POINT_NAMES.slice(0, 6) });
  await reaper.done;
  const counts = Object.values(reaper.crashPoints());
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
  expect(Math.min(...counts)).toBeGreaterThan(0);
  expect(armings.slice(-NAMES.length).every((targets) => targets.length === 0)).toBe(true);
});

test("a point without a kill is waited for when the number is reached", async () => {
  const reaper = startReaper(createDyingWorld([]), { kills: 1, seed: 3, points: ["claim.after", "commit.before", "stream.token"] });
  await reaper.done;
  expect(Object.values(reaper.crashPoints())).not.toContain(0);
});

test("without kills to make it is over at once", async () => {
  await startReaper(createDyingWorld([]), { kills: 0, seed: 3 }).done;
});
