import { type Call, callsOf, type History } from "../history/history.ts";
import type { Checker, Violation } from "./violation.ts";

/**
 * A slot of a schedule is taken once. A tick says which schedules it ran, not for which slot, so the runs are matched with slots: each
 * needs one of its own that had begun before the tick came back and was not over when it was sent.
 */
export const findCronTwice: Checker = (history) => [...runsByName(history)].flatMap(([name, runs]) => match(name, runs));

type Run = { key: string; everyMs: number; firstSlot: number; lastSlot: number };

function runsByName(history: History): Map<string, Run[]> {
  const runs = callsOf(history, "tick").flatMap((tick) => toRuns(tick));
  return Map.groupBy(runs, ({ name }) => name);
}

function toRuns({ start, end }: Call<"tick">): (Run & { name: string })[] {
  if (end?.type !== "ok") return [];
  const slotAt = (at: number, everyMs: number) => Math.floor(at / everyMs);
  return end.value.runs.map(({ name, everyMs }) => ({
    ...{ name, everyMs, key: start.key },
    firstSlot: slotAt(start.at, everyMs),
    lastSlot: slotAt(end.at, everyMs),
  }));
}

/** Earliest end first, each into the first free slot: when that fails, no assignment exists. */
function match(name: string, runs: readonly Run[]): Violation[] {
  const taken = new Set<number>();
  return runs
    .toSorted((a, b) => a.lastSlot - b.lastSlot || a.firstSlot - b.firstSlot)
    .flatMap((run) => {
      let slot = run.firstSlot;
      while (taken.has(slot)) slot += 1;
      if (slot <= run.lastSlot) {
        taken.add(slot);
        return [];
      }
      return [{ invariant: "cronTwice", subject: name, detail: `tick ${run.key} ran a slot that was taken` } as const];
    });
}
