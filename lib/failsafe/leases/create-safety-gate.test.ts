import { afterEach, describe, expect, test, vi } from "vitest";
import { createLogger } from "../../platform/log.ts";
import { ORGANIZATION, type Subject } from "../../platform/safety-gate.ts";
import { DEFAULT_FAILSAFE_SETTINGS } from "../settings/default-settings.ts";
import { createSafetyGate } from "./create-safety-gate.ts";
import type { GatedLease } from "./lease.store.ts";

const ORG = "org_1";
const AGENT: Subject = { type: "agent", name: "night-run" };
const MODEL: Subject = { type: "model", name: "groq/llama" };
const HOUR_MS = 3_600_000;

type World = { rows: GatedLease[]; now: number; reads: number; lapses: number; isAway: boolean };

function startGate(rows: GatedLease[] = []) {
  const world: World = { rows, now: Date.parse("2026-03-01T09:00:00Z"), reads: 0, lapses: 0, isAway: false };
  const gate = createSafetyGate({
    leases: {
      async listGated() {
        world.reads += 1;
        if (world.isAway) throw new Error("The database is away.");
        return world.rows;
      },
    },
    settings: { settingsOf: async () => DEFAULT_FAILSAFE_SETTINGS },
    async lapse() {
      world.lapses += 1;
    },
    clock: { now: () => world.now, sleep: async () => undefined },
    log: createLogger({ level: "silent" }),
  });
  return { gate, world };
}

const row = (subject: Subject, rest: Partial<GatedLease> = {}): GatedLease => ({
  ...{ subject, state: "VALID", endsAt: null, seenAt: new Date(0), denials: [] },
  ...rest,
});
const denied = (subject: Subject) =>
  row(subject, { state: "UNINITIALIZED", denials: [{ tripId: "stp_1", reason: "score", at: new Date(0) }] });

afterEach(() => void vi.useRealTimers());

describe("find", () => {
  test("lets stand what needs no vote, halts what needs one and has none, and what was taken", async () => {
    const { gate } = startGate([denied(MODEL)]);
    expect(await gate.find(ORG, [{ type: "model", name: "groq/other" }])).toBeNull();
    expect(await gate.find(ORG, [AGENT])).toEqual({ subject: AGENT, state: "UNINITIALIZED", reason: null, tripId: null });
    expect(await gate.find(ORG, [AGENT, MODEL])).toMatchObject({ subject: AGENT });
    expect(await gate.find(ORG, [MODEL])).toEqual({ subject: MODEL, state: "DENIED", reason: "score", tripId: "stp_1" });
  });

  test("tells the organization's own halt before any other", async () => {
    const { gate } = startGate([denied(MODEL), denied(ORGANIZATION)]);
    expect(await gate.find(ORG, [MODEL])).toMatchObject({ subject: ORGANIZATION });
    expect(await gate.find(ORG, [])).toMatchObject({ subject: ORGANIZATION });
  });

  test("reads once for a thousand who ask at the same moment, and anew a quarter of a second later or after a change made here", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const { gate, world } = startGate();
    await Promise.all(Array.from({ length: 1_000 }, () => gate.find(ORG, [MODEL])));
    expect(world.reads).toBe(1);
    world.rows = [denied(MODEL)];
    expect(await gate.find(ORG, [MODEL])).toBeNull();
    vi.advanceTimersByTime(250);
    expect(await gate.find(ORG, [MODEL])).toMatchObject({ state: "DENIED" });
    world.rows = [];
    gate.forget(ORG);
    expect(await gate.find(ORG, [MODEL])).toBeNull();
    expect(world.reads).toBe(3);
  });

  test("is closed while leases cannot be read, and open again as soon as they can", async () => {
    const { gate, world } = startGate();
    world.isAway = true;
    await expect(gate.find(ORG, [MODEL])).rejects.toThrow("away");
    world.isAway = false;
    expect(await gate.find(ORG, [MODEL])).toBeNull();
  });

  test("ends a lease at its end out of memory, has that written down once it reads, and a wall clock set back keeps no memory fresh", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const { gate, world } = startGate([row(AGENT, { endsAt: new Date(Date.parse("2026-03-01T10:00:00Z")) })]);
    expect(await gate.find(ORG, [AGENT])).toBeNull();
    world.now += HOUR_MS;
    expect(await gate.find(ORG, [AGENT])).toMatchObject({ state: "EXPIRED", reason: "expired" });
    expect(world.lapses).toBe(0);
    vi.advanceTimersByTime(250);
    world.now -= 2 * HOUR_MS;
    world.rows = [
      row(AGENT, { state: "EXPIRED", endsAt: new Date(Date.parse("2026-03-01T10:00:00Z")), seenAt: new Date(world.now + 2 * HOUR_MS) }),
    ];
    expect(await gate.find(ORG, [AGENT])).toMatchObject({ state: "EXPIRED", reason: "clock" });
    world.rows = [row(AGENT, { endsAt: new Date(world.now) })];
    vi.advanceTimersByTime(250);
    await gate.find(ORG, [AGENT]);
    expect(world.lapses).toBe(1);
  });
});

describe("watch", () => {
  const poll = async (durationMs: number) => {
    await vi.advanceTimersByTimeAsync(durationMs);
  };

  test("aborts soon after a lease falls, with what a caller is told; a hundred watchers cost no read more than one", async () => {
    vi.useFakeTimers();
    const { gate, world } = startGate();
    const watches = Array.from({ length: 100 }, () => gate.watch(ORG, [MODEL]));
    await poll(5_000);
    expect(watches.some(({ signal }) => signal.aborted)).toBe(false);
    expect(world.reads).toBeLessThanOrEqual(20);
    world.rows = [denied(MODEL)];
    await poll(500);
    for (const { signal } of watches) expect(signal.reason).toMatchObject({ code: "failsafe.halted" });
    for (const { end } of watches) end();
    const { reads } = world;
    await poll(5_000);
    expect(world.reads).toBe(reads);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("does not abort for a hiccup, and does once nothing could be read for seconds", async () => {
    vi.useFakeTimers();
    const { gate, world } = startGate();
    const { signal, end } = gate.watch(ORG, [MODEL]);
    await poll(1_000);
    world.isAway = true;
    await poll(4_000);
    expect(signal.aborted).toBe(false);
    await poll(2_000);
    expect(signal.reason).toMatchObject({ code: "failsafe.unreadable", kind: "unavailable" });
    end();
  });

  test("a process that stood still for seconds looks again before it stops anything", async () => {
    vi.useFakeTimers();
    const { gate, world } = startGate();
    const { signal, end } = gate.watch(ORG, [MODEL]);
    await poll(1_000);
    const now = performance.now.bind(performance);
    const clock = vi.spyOn(performance, "now").mockImplementation(() => now() + 10_000);
    world.isAway = true;
    await poll(400);
    world.isAway = false;
    await poll(1_000);
    expect(signal.aborted).toBe(false);
    clock.mockRestore();
    end();
  });
});
