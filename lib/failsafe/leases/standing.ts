// What the leases of one organization come to, as memory holds it: whoever asks is answered by a look into a map.

import { type Halt, ORGANIZATION, type Subject, type SubjectType } from "../../platform/safety-gate.ts";
import type { GatedLease } from "./lease.store.ts";
import { stateOf, whyHalted } from "./lease-machine.ts";

export type Standing = {
  leases: ReadonlyMap<SubjectType, ReadonlyMap<string, GatedLease>>;
  required: ReadonlySet<SubjectType>;
};

export function toStanding(rows: readonly GatedLease[], required: readonly SubjectType[]): Standing {
  const leases = new Map<SubjectType, Map<string, GatedLease>>();
  for (const row of rows) {
    const named = leases.get(row.subject.type) ?? new Map<string, GatedLease>();
    leases.set(row.subject.type, named.set(row.subject.name, row));
  }
  return { leases, required: new Set(required) };
}

/** The organization's own halt, else that of the first subject that has one. */
export function findHalt(standing: Standing, subjects: readonly Subject[], nowMs: number): Halt | null {
  const own = haltOf(standing, ORGANIZATION, nowMs);
  if (own) return own;
  for (const subject of subjects) {
    const halt = haltOf(standing, subject, nowMs);
    if (halt) return halt;
  }
  return null;
}

function haltOf({ leases, required }: Standing, subject: Subject, nowMs: number): Halt | null {
  const row = leases.get(subject.type)?.get(subject.name);
  const isRequired = required.has(subject.type);
  if (!row) return isRequired ? { subject, state: "UNINITIALIZED", reason: null, tripId: null } : null;
  const now = new Date(nowMs);
  const state = stateOf(row, { now, isRequired });
  return state === "VALID" ? null : { subject, state, ...whyHalted(row, now) };
}

/** Some lease has come to its end, and the row does not say so yet. */
export function hasLapsed(rows: readonly GatedLease[], nowMs: number): boolean {
  return rows.some(({ state, endsAt }) => state === "VALID" && endsAt !== null && endsAt.getTime() <= nowMs);
}
