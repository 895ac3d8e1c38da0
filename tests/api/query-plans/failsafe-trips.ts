import type { Document } from "mongodb";
import type { TripEventRecord, TripRecord } from "../../../lib/failsafe/trips/trip-record.ts";
import { createId } from "../../../lib/platform/ids.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

export function failsafeTripStores({ safetyTrips, safetyTripEvents }: Pick<AppDeps, "safetyTrips" | "safetyTripEvents">) {
  return { createTripStore: safetyTrips, createTripEventStore: safetyTripEvents };
}

/** Every question trips are ever asked, and what runs while something stands still. */
export async function askFailsafeTrips(deps: AppDeps, { orgId, userId }: Owner): Promise<void> {
  const { db, safetyTrips, safetyTripEvents, runningWork, jobs, turns, riskImports } = deps;
  const [_id, at] = [createId("safetyTrip"), new Date()];
  const openKey = "agent:plans";
  const subject = { type: "agent", name: "plans" } as const;
  await db.withTransaction(async (session) => {
    await safetyTrips.findOpen(orgId, openKey, session);
    await safetyTrips.insert({ ...toTrip({ _id, orgId, userId, at }), state: "tripped", subject, openKey, restoredAt: null }, session);
    await safetyTripEvents.append(toEvent({ orgId, userId, tripId: _id, at }), session);
    await safetyTrips.find(orgId, _id, session);
    await safetyTrips.countRepeat(orgId, _id, session);
    await safetyTrips.noteAlert(orgId, _id, { at, letterCount: 1 }, session);
    await safetyTrips.noteContained(orgId, _id, at, session);
    await safetyTrips.change(orgId, _id, 1, { state: "restored" }, session);
  });
  await safetyTrips.findOpen(orgId, openKey);
  for (const isOpen of [true, false]) {
    const [last] = await safetyTrips.list(orgId, { after: null, limit: 5, isOpen });
    await safetyTrips.list(orgId, { after: { at: last?.at ?? at, id: last?._id ?? _id }, limit: 5, isOpen });
  }
  await safetyTripEvents.list(orgId, _id, { after: { at, id: _id }, limit: 5 });
  await safetyTripEvents.listAudits(orgId, _id);
  for (const scope of ["organization", "module", "api-key"] as const) await runningWork.isAny(orgId, { type: scope, name: "chat" });
  for (const { ledger } of [jobs, turns, riskImports]) await ledger.isAnyRunning(orgId);
}

type Past = { tenancy: Tenancy; at(index: number): Date };

/** Most are over; a few stand still. */
export function failsafeTripPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  return {
    failsafe_trips: (index): TripRecord => {
      const { orgId, userId } = tenancy.of(index);
      const trip = toTrip({ _id: seededId("stp", index), orgId, userId, at: at(index) });
      const subject = { type: "agent", name: `agent ${index}` } as const;
      if (index % 500 !== 0) return { ...trip, subject };
      return { ...trip, subject, openKey: `agent:agent ${index}`, state: "tripped", restoredAt: null, restoredBy: null };
    },
    failsafe_trip_events: (index): TripEventRecord => {
      const { orgId, userId } = tenancy.of(index);
      const event = toEvent({ orgId, userId, tripId: seededId("stp", index), at: at(index) });
      return { ...event, _id: seededId("ste", index) };
    },
  };
}

type Of = { orgId: string; userId: string; at: Date };

function toTrip({ _id, orgId, userId, at }: Of & { _id: string }): TripRecord {
  return {
    ...{ _id, orgId, state: "restored", version: 1, subject: { type: "agent", name: "a" }, reason: "score", at, trippedBy: userId },
    ...{ ownerId: null, leaseId: "sls_none", auditId: null, runId: null, repeatCount: 0, alert: null, containedAt: null },
    ...{ assigneeId: userId, restore: null, restoredAt: at, restoredBy: [userId, userId] },
  };
}

function toEvent({ orgId, userId, tripId, at }: Of & { tripId: string }): TripEventRecord {
  const what = { version: 1, text: null, assigneeId: null, auditId: "sau_none", count: null };
  return { _id: createId("safetyTripEvent"), orgId, tripId, at, type: "tripped", userId, ...what };
}
