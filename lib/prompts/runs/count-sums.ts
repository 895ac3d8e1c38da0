import type { CountPlace, CountSums } from "./count.store.ts";
import type { RunRecord, Thumb } from "./run-record.ts";

type Placed = Pick<RunRecord, "promptId" | "version" | "provider" | "model" | "at">;
type Ended = Pick<RunRecord, "outcome" | "inputTokens" | "outputTokens" | "costMicros" | "durationMs">;

export function toCountPlace({ promptId, version, provider, model, at }: Placed): CountPlace {
  const name = provider === null || model === null ? "" : `${provider}/${model}`;
  return { promptId, version, model: name, day: toDay(at) };
}

/** What one run adds. */
export function toCountSums({ outcome, inputTokens, outputTokens, costMicros, durationMs }: Ended): Partial<CountSums> {
  return {
    ...{ runs: 1, [outcome]: 1, inputTokens, outputTokens, costMicros },
    ...(outcome === "answered" && { durations: { [durationStep(durationMs)]: 1 } }),
  };
}

/** What it adds that somebody has changed their mind. */
export function toThumbSums(before: Thumb | null, after: Thumb | null): Partial<CountSums> {
  const change = (thumb: Thumb) => Number(after === thumb) - Number(before === thumb);
  return { up: change("up"), down: change("down") };
}

export function toDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Four steps for each doubling: a time is told from its step to within a tenth, as the quarter step's half is a factor of 2^(1/8). */
const STEPS_PER_DOUBLING = 4;

export function durationStep(durationMs: number): number {
  return Math.round(STEPS_PER_DOUBLING * Math.log2(Math.max(1, durationMs)));
}

/** The lower median; null of nothing. */
export function medianOf(durations: Readonly<Record<string, number>>): number | null {
  const steps = Object.entries(durations)
    .map(([step, runs]) => ({ step: Number(step), runs }))
    .toSorted((a, b) => a.step - b.step);
  const middle = Math.ceil(steps.reduce((sum, { runs }) => sum + runs, 0) / 2);
  let seen = 0;
  for (const { step, runs } of steps) {
    seen += runs;
    if (runs > 0 && seen >= middle) return Math.round(2 ** (step / STEPS_PER_DOUBLING));
  }
  return null;
}
