import fc from "fast-check";
import { expect, test } from "vitest";
import { addUpInsights } from "./add-up-insights.ts";
import type { CountSums, PromptCountRecord } from "./count.store.ts";
import { durationStep, medianOf, toCountPlace, toCountSums, toThumbSums } from "./count-sums.ts";
import { RUN_OUTCOMES, THUMBS, type Thumb } from "./run-record.ts";

const TO = "2026-03-31";
const DAYS = 30;

const amount = fc.nat({ max: 100_000 });
const thumb = fc.constantFrom<Thumb | null>(null, ...THUMBS);
const run = fc.record({
  at: fc.date({ min: new Date("2026-03-02T00:00:00Z"), max: new Date("2026-03-31T23:59:59Z"), noInvalidDate: true }),
  version: fc.integer({ min: 1, max: 4 }),
  provider: fc.constantFrom(null, "openai", "anthropic"),
  outcome: fc.constantFrom(...RUN_OUTCOMES),
  ...{ inputTokens: amount, outputTokens: amount, costMicros: amount, durationMs: amount },
  thumbs: fc.array(thumb, { maxLength: 3 }),
});
type Run = typeof run extends fc.Arbitrary<infer Value> ? Value : never;

const EMPTY: CountSums = {
  ...{ runs: 0, answered: 0, blocked: 0, withheld: 0, failed: 0, stopped: 0, up: 0, down: 0 },
  ...{ inputTokens: 0, outputTokens: 0, costMicros: 0, durations: {} },
};

/** As the database adds: one document for each place. */
function countAll(runs: readonly Run[]): PromptCountRecord[] {
  const rows = new Map<string, PromptCountRecord>();
  for (const { thumbs, ...each } of runs) {
    const place = toCountPlace({ ...each, promptId: "prm_1", model: each.provider && "model" });
    const key = JSON.stringify(place);
    const row = rows.get(key) ?? { _id: key, orgId: "org_1", expiresAt: new Date(0), ...place, ...EMPTY };
    const changes = thumbs.map((after, index) => toThumbSums(thumbs[index - 1] ?? null, after));
    rows.set(key, [toCountSums(each), ...changes].reduce<PromptCountRecord>(add, row));
  }
  return [...rows.values()];
}

function add(row: PromptCountRecord, { durations = {}, ...sums }: Partial<CountSums>): PromptCountRecord {
  const all = { ...row, durations: { ...row.durations } };
  for (const [name, by] of Object.entries(sums)) Object.assign(all, { [name]: Number(Reflect.get(all, name)) + by });
  for (const [step, by] of Object.entries(durations)) all.durations = { ...all.durations, [step]: (all.durations[step] ?? 0) + by };
  return all;
}

test("what insights say is what the runs were: in all, and each list adds up to it", () => {
  fc.assert(
    fc.property(fc.array(run, { maxLength: 60 }), (runs) => {
      const { totals, byDay, byVersion, byModel } = addUpInsights(countAll(runs), { to: TO, days: DAYS });
      const last = runs.map(({ thumbs }) => thumbs.at(-1) ?? null);
      expect(totals).toMatchObject({
        runs: runs.length,
        up: last.filter((each) => each === "up").length,
        down: last.filter((each) => each === "down").length,
        costMicros: runs.reduce((sum, { costMicros }) => sum + costMicros, 0),
        outputTokens: runs.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
      });
      for (const outcome of RUN_OUTCOMES) expect(totals[outcome]).toBe(runs.filter((each) => each.outcome === outcome).length);
      for (const list of [byDay, byVersion, byModel])
        for (const name of ["runs", "answered", "blocked", "up", "costMicros", "inputTokens"] as const)
          expect(list.reduce((sum, each) => sum + each[name], 0)).toBe(totals[name]);
    }),
  );
});

test("every day is there once, also the empty ones, and what lies outside is left out", () => {
  const rows = countAll([
    ...["2026-03-01T23:59:59Z", "2026-03-02T00:00:00Z", "2026-03-31T12:00:00Z", "2026-04-01T00:00:00Z"].map((at) => ({
      ...{ at: new Date(at), version: 1, provider: "openai" as const, outcome: "answered" as const, durationMs: 1_000, thumbs: [] },
      ...{ inputTokens: 1, outputTokens: 1, costMicros: 1 },
    })),
  ]);
  const { from, byDay, totals } = addUpInsights(rows, { to: TO, days: DAYS });
  expect([from, byDay.length, new Set(byDay.map(({ day }) => day)).size, totals.runs]).toEqual(["2026-03-02", 30, 30, 2]);
});

test("a median told from counts is within a tenth of the true one", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 600_000 }), { minLength: 1, maxLength: 50 }), (times) => {
      const durations: Record<string, number> = {};
      for (const time of times) durations[durationStep(time)] = (durations[durationStep(time)] ?? 0) + 1;
      const truth = times.toSorted((a, b) => a - b)[Math.ceil(times.length / 2) - 1] ?? 0;
      expect(Math.abs((medianOf(durations) ?? 0) - truth)).toBeLessThanOrEqual(Math.max(1, truth * 0.1));
    }),
  );
  expect(medianOf({})).toBeNull();
});
