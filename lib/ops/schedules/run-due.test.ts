import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLogger } from "../../platform/log.ts";
import type { Schedule } from "../cron.ts";
import { slotAfter, slotAt } from "../cron.ts";
import { planSlots } from "./plan-slots.ts";
import { type Clockwork, runDue } from "./run-due.ts";
import type { ScheduleRunRecord } from "./schedule-run.store.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 31, 22, 0);
const often: Schedule = {
  name: "a.often",
  title: "",
  cron: "*/5 * * * *",
  everyMs: 5 * MINUTE,
  timeoutMs: MINUTE,
  whenMissed: "run-latest",
};
const nightly: Schedule = { name: "a.nightly", title: "", cron: "0 2,8,14,20 * * *", timeoutMs: MINUTE, whenMissed: "run-latest" };
const punctual: Schedule = { ...nightly, name: "a.punctual", whenMissed: "skip" };
const table = [often, nightly, punctual];

class Killed extends Error {}

/** The two collections in memory, and processes with clocks of their own. Each step happens alone, as one document's write does. */
function world() {
  const rows = new Map<string, ScheduleRunRecord>();
  const seen = new Map<string, { _id: string; slot: Date; startedAt: Date; finishedAt: Date | null; error: string | null }>();
  const effects: string[] = [];
  let now = START;
  function clockwork({ skewMs = 0, dies = false }: { skewMs?: number; dies?: boolean }): Clockwork {
    let isDead = false;
    const alive = <Value>(value: Value): Value => {
      if (isDead) throw new Killed();
      return value;
    };
    return {
      ...{ table, tickMs: MINUTE, owner: "test", clock: { now: () => now + skewMs }, log: createLogger({ level: "silent" }) },
      runs: {
        insert: async (record) => alive(!rows.has(record._id) && rows.set(record._id, { ...record }) !== undefined),
        insertMissed: async (records) => {
          for (const record of records) if (!rows.has(record._id)) rows.set(record._id, alive({ ...record }));
        },
        take: async ({ _id, state, attempt }, claim) => {
          const row = alive(rows.get(_id));
          if (!row || row.state !== state || row.attempt !== attempt) return false;
          rows.set(_id, { ...row, ...claim, state: "running", attempt: attempt + 1 });
          return true;
        },
        finish: async (_id, attempt, end) => {
          const row = alive(rows.get(_id));
          if (row?.state === "running" && row.attempt === attempt) rows.set(_id, { ...row, ...end, leaseUntil: null });
        },
        find: async (_id) => alive(rows.get(_id) ?? null),
        listLapsed: async (at) =>
          [...rows.values()].filter(({ state, leaseUntil }) => state === "running" && leaseUntil !== null && leaseUntil <= at),
        listQueued: async () => [...rows.values()].filter(({ state }) => state === "queued"),
      },
      schedules: {
        listAll: async () => [...seen.values()],
        see: async (name, at) => void seen.set(name, { _id: name, slot: at, startedAt: at, finishedAt: null, error: null }),
        start: async (name, at) => void seen.set(name, alive({ _id: name, slot: at, startedAt: at, finishedAt: null, error: null })),
        finish: async () => void alive(null),
      },
      async work(name, turn) {
        if (dies) isDead = true;
        alive(null);
        effects.push(`${name}@${turn.slot.toISOString()}`);
      },
    };
  }
  return {
    rows,
    effects,
    advance: (ms: number) => {
      now += ms;
    },
    tick: (options: { skewMs?: number; dies?: boolean } = {}) => runDue(clockwork(options)).catch(() => []),
    now: () => now,
  };
}

const step = fc.record({
  waitMs: fc.oneof(fc.integer({ min: 0, max: 7 * MINUTE }), fc.integer({ min: 0, max: 9 * 60 * MINUTE })),
  skewMs: fc.integer({ min: -5 * MINUTE, max: 5 * MINUTE }),
  times: fc.integer({ min: 1, max: 3 }),
  dies: fc.boolean(),
});

describe("the slot machine", () => {
  test("runs each slot's effect once at most, and every other slot is reported, whatever comes twice, late, skewed or dies", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const { tick, advance, rows, effects, now } = world();
        await tick();
        for (const { waitMs, times, ...process } of steps) {
          advance(waitMs);
          await Promise.all(Array.from({ length: times }, () => tick(process)));
        }
        // Whatever died is taken over or written off once its lease is over.
        for (let round = 0; round < 4; round += 1) {
          advance(21 * MINUTE);
          await tick();
        }
        expect(effects.length).toBe(new Set(effects).size);
        expect([...rows.values()].filter(({ state }) => state === "running")).toEqual([]);
        const done = new Set([...rows.values()].filter(({ state }) => state === "done").map(({ _id }) => _id));
        expect(effects.every((effect) => done.has(effect))).toBe(true);
        for (let slot = slotAfter(nightly, START); slot.getTime() < now() - 10 * MINUTE; slot = slotAfter(nightly, slot.getTime()))
          expect(rows.get(`${nightly.name}@${slot.toISOString()}`)?.state, slot.toISOString()).toMatch(/^(done|missed|failed)$/);
      }),
      { numRuns: 60 },
    );
  });

  test("a run whose process died is taken over when its time and the skew of clocks are over, by one", async () => {
    const { tick, advance, rows, effects } = world();
    await tick();
    advance(4 * 60 * MINUTE);
    await tick({ dies: true });
    const id = `${nightly.name}@2026-02-01T02:00:00.000Z`;
    expect(rows.get(id)).toMatchObject({ state: "running", attempt: 1 });
    advance(6 * MINUTE);
    await tick({ skewMs: 4 * MINUTE });
    expect(rows.get(id)?.attempt).toBe(1);
    advance(6 * MINUTE);
    await Promise.all([tick(), tick()]);
    expect(rows.get(id)).toMatchObject({ state: "done", attempt: 2 });
    expect(effects.filter((effect) => effect === id)).toHaveLength(1);
  });

  test("one that dies each time is given up after three attempts", async () => {
    const { tick, advance, rows } = world();
    await tick();
    advance(4 * 60 * MINUTE);
    const id = `${nightly.name}@2026-02-01T02:00:00.000Z`;
    while ((rows.get(id)?.attempt ?? 0) < 3) {
      await tick({ dies: true });
      advance(12 * MINUTE);
    }
    await tick();
    expect(rows.get(id)).toMatchObject({ state: "failed", error: "interrupted", attempt: 3 });
  });

  test("three slots skipped: the newest is run late and says so, or none where that is of no use; the others are missed", async () => {
    const { tick, advance, rows } = world();
    await tick();
    advance(20 * 60 * MINUTE);
    await tick();
    const states = (name: string) =>
      ["02", "08", "14"].map((hour) => {
        const row = rows.get(`${name}@2026-02-01T${hour}:00:00.000Z`);
        return row?.isLate ? "late" : row?.state;
      });
    expect(states(nightly.name)).toEqual(["missed", "missed", "late"]);
    expect(states(punctual.name)).toEqual(["missed", "missed", "missed"]);
  });
});

describe("planning", () => {
  test("a schedule by the calendar that was never seen waits for its next slot", () => {
    expect(planSlots(nightly, { now: START, last: null, tickMs: MINUTE }).due).toBeNull();
    expect(planSlots(often, { now: START, last: null, tickMs: MINUTE }).due).toEqual(slotAt(often, START));
  });

  test("a long pause is written down slot by slot near its end, and counted before that", () => {
    const last = new Date(START);
    const { missed, older, due } = planSlots(often, { now: START + 1_000 * 5 * MINUTE, last, tickMs: MINUTE });
    expect(due?.getTime()).toBe(START + 1_000 * 5 * MINUTE);
    expect(missed).toHaveLength(60);
    expect(missed.length + older).toBe(999);
  });

  test("where somebody ticks every five minutes only, a schedule of each minute misses nothing in between", () => {
    const minutely: Schedule = { ...often, cron: "* * * * *", everyMs: MINUTE };
    const plan = planSlots(minutely, { now: START + 5 * MINUTE, last: new Date(START), tickMs: 5 * MINUTE });
    expect(plan).toMatchObject({ missed: [], due: new Date(START + 5 * MINUTE) });
  });
});
