// Who answers one request. One call at a time, the next candidate the moment one fails; when the first token is late, the next one
// starts beside it and the first to speak wins. When all have failed, the last may be tried again out of the retry budget.

import type { Attempt, CallJournal, RouterSettings } from "../../routing.ts";
import { createError } from "../vendor-errors.ts";
import { type Airspace, createAirspace } from "./airspace.ts";
import type { Candidate } from "./candidates.ts";
import { createEventQueue, type EventQueue } from "./event-queue.ts";
import { createFlight, type Flight, type FlightDeps } from "./flight.ts";
import { stateName } from "./gate.ts";
import { createLosses, type Losses } from "./losses.ts";
import type { RetryBudget } from "./retry-budget.ts";

export type RaceDeps = FlightDeps & { random: () => number; budget: RetryBudget; settings: RouterSettings };

export type RaceOptions<Value> = {
  /** In the order they are asked. */
  candidates: readonly Candidate[];
  firstChoice: Candidate;
  signal: AbortSignal;
  waitMaxMs: number;
  journal: CallJournal;
  /** Calls `onSpoke` at the first sign of an answer; what it resolves with is the answer. */
  start(flight: Flight, onSpoke: () => void): Promise<Value>;
  /** An answer that came too late. */
  discard(value: Value): void;
};

export type Winner<Value> = { flight: Flight; value: Value; attempts: readonly Attempt[]; fallbackReason: string | null };

type RaceEvent<Value> =
  | { type: "ready"; flight: Flight; value: Value }
  | { type: "failed"; flight: Flight; error: unknown }
  | { type: "spoke" | "late"; flight: Flight }
  | { type: "stopped" };

type Race<Value> = RaceOptions<Value> & {
  deps: RaceDeps;
  waiting: Candidate[];
  attempts: Attempt[];
  losses: Losses;
  air: Airspace;
  events: EventQueue<RaceEvent<Value>>;
  retries: number;
  waitUntil: number;
  /** What is being told of failed providers, by the name of their state. */
  notes: Map<string, Promise<void>>;
};

export async function race<Value>(options: RaceOptions<Value>, deps: RaceDeps): Promise<Winner<Value>> {
  const run: Race<Value> = {
    ...options,
    deps,
    waiting: [...options.candidates],
    attempts: [],
    losses: createLosses(),
    air: createAirspace(),
    events: createEventQueue(),
    retries: 0,
    waitUntil: deps.clock.now() + options.waitMaxMs,
    notes: new Map(),
  };
  const onStop = () => run.events.push({ type: "stopped" });
  if (options.signal.aborted) throw createError("aborted");
  options.signal.addEventListener("abort", onStop, { once: true });
  try {
    await launchNext(run);
    for (;;) {
      const winner = await handle(run, await run.events.next());
      if (winner) return winner;
    }
  } finally {
    options.signal.removeEventListener("abort", onStop);
    await Promise.all([run.air.stopAll(), ...run.notes.values()]);
    for (const event of run.events.rest()) if (event.type === "ready") run.discard(event.value);
  }
}

async function handle<Value>(run: Race<Value>, event: RaceEvent<Value>): Promise<Winner<Value> | null> {
  if (event.type === "stopped") throw createError("aborted");
  const { air, losses } = run;
  const { flight } = event;
  if (!air.has(flight)) {
    if (event.type === "ready") run.discard(event.value);
    return null;
  }
  switch (event.type) {
    case "spoke":
      await air.abandonOthers(flight);
      await flight.prove();
      return null;
    case "late":
      if (flight.hasSpoken()) return null;
      air.markLate(flight);
      losses.addLate(flight.candidate);
      if (air.count() < run.deps.settings.parallelMax) await launchWaiting(run);
      return null;
    case "ready":
      air.land(flight);
      return { flight, value: event.value, attempts: run.attempts, fallbackReason: explain(run, flight) };
    case "failed":
      lose(run, flight, event.error);
      if (air.count() === 0) await launchNext(run);
      return null;
  }
}

function explain<Value>({ firstChoice, losses }: Race<Value>, { candidate }: Flight): string | null {
  return candidate === firstChoice ? null : losses.explain(firstChoice);
}

function lose<Value>({ air, losses, notes }: Race<Value>, flight: Flight, error: unknown): void {
  air.land(flight);
  const { judgement, remembered } = flight.failed(error);
  // Awaited when the race ends; until then a rejection is nobody's surprise.
  remembered.catch(() => undefined);
  notes.set(stateName(flight.candidate), remembered);
  if (judgement.next === "up") throw error;
  losses.add(flight.candidate, error, judgement);
}

async function launchNext<Value>(run: Race<Value>): Promise<void> {
  for (;;) {
    if ((await launchWaiting(run)) || (await launchAgain(run))) return;
    const opening = run.losses.reopen(run.waitUntil);
    if (!opening) throw run.losses.toError();
    await sleep(run, opening.at - run.deps.clock.now());
    run.waiting.push(...opening.candidates);
  }
}

async function launchWaiting<Value>(run: Race<Value>): Promise<boolean> {
  for (let candidate = run.waiting.shift(); candidate; candidate = run.waiting.shift()) {
    if (!(await launch(run, candidate))) continue;
    run.deps.budget.earn(stateName(candidate));
    return true;
  }
  return false;
}

/** The last one once more, after a random wait: callers that failed together must not come back together. */
async function launchAgain<Value>(run: Race<Value>): Promise<boolean> {
  const { settings, budget, random } = run.deps;
  const candidate = run.losses.lastRepeatable();
  if (!candidate || run.retries >= settings.retriesPerRequest || !budget.spend(stateName(candidate))) return false;
  const waitMs = random() * Math.min(settings.retryCapMs, settings.retryBaseMs * 2 ** run.retries);
  run.retries += 1;
  await sleep(run, waitMs);
  return launch(run, candidate);
}

async function sleep<Value>({ deps, signal }: Race<Value>, durationMs: number): Promise<void> {
  await deps.clock.sleep(durationMs, signal).catch(() => {
    throw createError("aborted");
  });
}

/** False when the provider may not be called now. */
async function launch<Value>(run: Race<Value>, candidate: Candidate): Promise<boolean> {
  const { gate, clock, settings } = run.deps;
  // Another call to a provider that has just failed waits until that is known of it.
  await run.notes.get(stateName(candidate));
  const pass = await gate.enter(candidate);
  if (pass.type === "closed") {
    run.losses.addClosed(candidate, pass, clock.now());
    return false;
  }
  const flight = createFlight(candidate, pass.ticket, run.signal, run.deps);
  run.attempts.push(flight.attempt);
  await run.journal(run.attempts).catch(async (error: unknown) => {
    await flight.cancel();
    throw error;
  });
  // While it was written down, another one began to speak.
  if (run.air.hasVoice()) {
    await flight.cancel();
    return true;
  }
  run.air.add(flight);
  run.air.watch(flight, clock, settings.hedgeAfterMs, () => run.events.push({ type: "late", flight }));
  takeOff(run, flight);
  return true;
}

function takeOff<Value>({ air, events, start, discard }: Race<Value>, flight: Flight): void {
  const onSpoke = () => {
    flight.speak();
    air.quiet(flight);
    events.push({ type: "spoke", flight });
  };
  start(flight, onSpoke).then(
    (value) => (air.has(flight) ? events.push({ type: "ready", flight, value }) : discard(value)),
    (error: unknown) => events.push({ type: "failed", flight, error }),
  );
}
