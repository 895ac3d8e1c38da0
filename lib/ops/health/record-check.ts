import type { CheckStates, CheckStore } from "./check.store.ts";
import type { DeepResult } from "./deep-checks.ts";
import { type CheckState, HEALTH_SERVICES, type ServiceName, type ServiceState } from "./health.schema.ts";
import type { UnkeptChecks } from "./unkept-checks.ts";

/** How often everything is checked. */
export const CHECK_EVERY_MINUTES = 5;
const SLOT_MS = CHECK_EVERY_MINUTES * 60_000;

type RecordDeps = { healthChecks: CheckStore; unkeptChecks: UnkeptChecks };

export function slotOf(now: number): Date {
  return new Date(Math.floor(now / SLOT_MS) * SLOT_MS);
}

/** Writes a check down, after those that could not be while the database was away. Safe to repeat: a slot counts once. */
export async function recordCheck({ healthChecks, unkeptChecks }: RecordDeps, slot: Date, states: CheckStates): Promise<void> {
  const before = (await unkeptChecks.list()).filter((unkept) => unkept.slot < slot);
  for (const unkept of before) await keep(healthChecks, unkept.slot, unkept.states);
  await keep(healthChecks, slot, states);
  await unkeptChecks.forget([...before.map((unkept) => unkept.slot), slot]);
}

async function keep(store: CheckStore, slot: Date, states: CheckStates): Promise<void> {
  await store.keep({ _id: slot.toISOString(), at: slot, states });
  for (const service of HEALTH_SERVICES) {
    const state = states[service];
    if (state !== undefined) await countOne(store, service, slot, state);
  }
}

async function countOne(store: CheckStore, service: ServiceName, slot: Date, state: CheckState): Promise<void> {
  const day = slot.toISOString().slice(0, 10);
  const id = `${day}:${service}`;
  const known = await store.findDay(id);
  const downMinutes = state === "down" ? (known?.downMinutes ?? 0) + CHECK_EVERY_MINUTES : 0;
  await store.count(id, { at: new Date(`${day}T00:00:00Z`), service, lastSlot: slot, downMinutes }, state);
}

/** As history counts it; what is switched off is left out. */
export function toCheckStates(services: Readonly<Partial<Record<ServiceName, ServiceState>>>): CheckStates {
  const states: CheckStates = {};
  for (const service of HEALTH_SERVICES) {
    const state = services[service];
    if (state === undefined || state === "disabled") continue;
    states[service] = state === "down" || state === "degraded" ? state : "healthy";
  }
  return states;
}

export function statesOf({ services }: DeepResult): CheckStates {
  return toCheckStates(Object.fromEntries(HEALTH_SERVICES.map((name) => [name, services[name].status])));
}
