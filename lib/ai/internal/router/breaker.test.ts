import fc from "fast-check";
import { expect, test } from "vitest";
import { createManualClock, type ManualClock } from "../../../../tests/support/manual-clock.ts";
import { type Breaker, createBreaker, type Ticket } from "./breaker.ts";
import { createMemoryState, type StateStore } from "./provider-state.ts";

const OPEN_MS = 30_000;
const PROBE_MS = 45_000;
const FAILURES_MAX = 5;
const NAME = "vendor";

/** The breaker as one would draw it. */
type Model = {
  now: number;
  failures: number;
  openUntil: number | null;
  /** Who holds the probe of this opening, and until when. */
  probe: { id: number; until: number } | null;
  calls: { id: number; isProbe: boolean; epoch: number | null }[];
  nextId: number;
};
type Real = { breaker: Breaker; store: StateStore; clock: ManualClock; tickets: Map<number, Ticket> };
type Outcome = "success" | "failure" | "unknown";

class Begin implements fc.AsyncCommand<Model, Real> {
  check = () => true;
  async run(model: Model, { breaker, tickets }: Real) {
    const admission = await breaker.admit(NAME);
    const isHalfOpen = model.openUntil !== null && model.now >= model.openUntil;
    const isProbeFree = model.probe === null || model.probe.until <= model.now;
    const isExpected = model.openUntil === null || (isHalfOpen && isProbeFree);
    expect(admission.type).toBe(isExpected ? "admitted" : "refused");
    if (admission.type === "refused") {
      expect(admission.until).toBeGreaterThan(model.now);
      return;
    }
    expect(admission.ticket.type).toBe(isHalfOpen ? "probe" : "normal");
    const id = model.nextId++;
    tickets.set(id, admission.ticket);
    model.calls.push({ id, isProbe: isHalfOpen, epoch: model.openUntil });
    if (isHalfOpen) model.probe = { id, until: model.now + PROBE_MS };
  }
  toString = () => "begin";
}

class End implements fc.AsyncCommand<Model, Real> {
  readonly pick: number;
  readonly outcome: Outcome;
  constructor(pick: number, outcome: Outcome) {
    this.pick = pick;
    this.outcome = outcome;
  }
  check = (model: Readonly<Model>) => model.calls.length > 0;
  async run(model: Model, { breaker, tickets }: Real) {
    const [call] = model.calls.splice(this.pick % model.calls.length, 1);
    const ticket = call && tickets.get(call.id);
    if (!call || !ticket) throw new Error("The model lost a call.");
    await report(breaker, ticket, this.outcome);
    const isOfThisOpening = call.isProbe && call.epoch === model.openUntil;
    if (this.outcome === "unknown" && isOfThisOpening) model.probe = null;
    if (this.outcome === "success") {
      if (isOfThisOpening) Object.assign(model, { failures: 0, openUntil: null, probe: null });
      else if (!call.isProbe && model.openUntil === null) model.failures = 0;
    }
    if (this.outcome === "failure") {
      if (!call.isProbe && model.openUntil === null) model.failures += 1;
      const opens = isOfThisOpening || (!call.isProbe && model.openUntil === null && model.failures >= FAILURES_MAX);
      if (opens) Object.assign(model, { openUntil: model.now + OPEN_MS, probe: null });
    }
  }
  toString = () => `end ${this.pick} ${this.outcome}`;
}

class Wait implements fc.AsyncCommand<Model, Real> {
  readonly durationMs: number;
  constructor(durationMs: number) {
    this.durationMs = durationMs;
  }
  check = () => true;
  async run(model: Model, { clock }: Real) {
    await clock.advance(this.durationMs);
    model.now += this.durationMs;
  }
  toString = () => `wait ${this.durationMs}`;
}

function report(breaker: Breaker, ticket: Ticket, outcome: Outcome): Promise<void> {
  if (outcome === "success") return breaker.succeed(NAME, ticket);
  return outcome === "failure" ? breaker.fail(NAME, ticket, "unavailable") : breaker.release(NAME, ticket);
}

function create(): Real {
  const clock = createManualClock();
  const store = createMemoryState(clock);
  const breaker = createBreaker({ store, clock, failuresMax: FAILURES_MAX, openMs: OPEN_MS, probeMs: PROBE_MS });
  return { breaker, store, clock, tickets: new Map() };
}

test("whatever order calls begin, end and are late in: it opens after five in a row, and lets exactly one probe through", async () => {
  const commands = [
    fc.constant(new Begin()),
    fc.constant(new Begin()),
    fc
      .tuple(fc.nat(20), fc.constantFrom<Outcome>("success", "failure", "failure", "failure", "unknown"))
      .map(([pick, outcome]) => new End(pick, outcome)),
    fc.constantFrom(1, 1_000, OPEN_MS - 1, OPEN_MS, PROBE_MS).map((durationMs) => new Wait(durationMs)),
  ];
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 80, size: "max" }), async (run) => {
      const real = create();
      const model: Model = { now: real.clock.now(), failures: 0, openUntil: null, probe: null, calls: [], nextId: 0 };
      await fc.asyncModelRun(() => ({ model, real }), run);
    }),
    { numRuns: 60 },
  );
});

async function failTimes({ breaker }: Real, times: number): Promise<void> {
  for (let failure = 0; failure < times; failure += 1) await breaker.fail(NAME, { type: "normal" }, "timeout");
}

test("opens at the fifth failure in a row and not before", async () => {
  const real = create();
  await failTimes(real, FAILURES_MAX - 1);
  expect(await real.breaker.admit(NAME)).toEqual({ type: "admitted", ticket: { type: "normal" } });
  await failTimes(real, 1);
  expect(await real.breaker.admit(NAME)).toEqual({ type: "refused", until: real.clock.now() + OPEN_MS });
});

test("a success between failures begins the count anew", async () => {
  const real = create();
  await failTimes(real, FAILURES_MAX - 1);
  await real.breaker.succeed(NAME, { type: "normal" });
  await failTimes(real, FAILURES_MAX - 1);
  expect((await real.breaker.admit(NAME)).type).toBe("admitted");
});

test("of fifty callers that find it half-open, one goes through; its success lets all in, its failure none for another 30 s", async () => {
  for (const outcome of ["success", "failure"] as const) {
    const real = create();
    await failTimes(real, FAILURES_MAX);
    await real.clock.advance(OPEN_MS);
    const admissions = await Promise.all(Array.from({ length: 50 }, () => real.breaker.admit(NAME)));
    const [probe, ...more] = admissions.flatMap((admission) => (admission.type === "admitted" ? [admission.ticket] : []));
    expect([probe?.type, more.length]).toEqual(["probe", 0]);
    if (probe) await report(real.breaker, probe, outcome);
    expect((await real.breaker.admit(NAME)).type).toBe(outcome === "success" ? "admitted" : "refused");
    await real.clock.advance(OPEN_MS - 1);
    expect((await real.breaker.admit(NAME)).type).toBe(outcome === "success" ? "admitted" : "refused");
  }
});

test("calls from before it opened change nothing when they come back late", async () => {
  const real = create();
  await failTimes(real, FAILURES_MAX);
  const before = await real.breaker.admit(NAME);
  await real.clock.advance(OPEN_MS - 1);
  const state = await real.store.read([NAME]);
  await real.breaker.succeed(NAME, { type: "normal" });
  await failTimes(real, FAILURES_MAX);
  expect([await real.breaker.admit(NAME), await real.store.read([NAME])]).toEqual([before, state]);
});

test("a probe that outlived its time decides nothing once another has decided", async () => {
  for (const late of ["success", "failure"] as const) {
    const real = create();
    await failTimes(real, FAILURES_MAX);
    await real.clock.advance(OPEN_MS);
    const first = await real.breaker.admit(NAME);
    await real.clock.advance(PROBE_MS);
    const second = await real.breaker.admit(NAME);
    if (first.type !== "admitted" || second.type !== "admitted") throw new Error("Both were let in, one after the other.");
    await report(real.breaker, second.ticket, late === "success" ? "failure" : "success");
    const decided = await real.store.read([NAME]);
    await report(real.breaker, first.ticket, late);
    expect(await real.store.read([NAME])).toEqual(decided);
  }
});

test("an opening dated by a clock an hour ahead closes nobody off for an hour", async () => {
  const real = create();
  const ahead = real.clock.now() + 3_600_000;
  await real.store.open(NAME, ahead, "timeout");
  expect(await real.breaker.admit(NAME)).toEqual({ type: "admitted", ticket: { type: "probe", epoch: ahead } });
  expect((await real.breaker.admit(NAME)).type).toBe("refused");
  await real.breaker.fail(NAME, { type: "probe", epoch: ahead }, "timeout");
  expect(await real.breaker.admit(NAME)).toEqual({ type: "refused", until: real.clock.now() + OPEN_MS });
});
