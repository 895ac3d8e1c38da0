import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { createId } from "../../platform/ids.ts";
import { type Subject, subjectKey } from "../../platform/safety-gate.ts";
import type { TripEventView, TripView } from "./trip.schema.ts";
import { hasExpired } from "./trip-machine.ts";
import type { TripEventRecord, TripEventType, TripRecord } from "./trip-record.ts";

export const placeOfReason = (id: string) => ({ collection: "failsafe_trips", id, field: "restore.reason" });
const placeOfText = (id: string) => ({ collection: "failsafe_trip_events", id, field: "text" });

export function restorePhrase(subject: Subject): string {
  return `RESTORE ${subjectKey(subject)}`;
}

export function toTrip(record: TripRecord, cipher: OrganizationCipher, now: number): TripView {
  const { _id, subject, at, containedAt, restore } = record;
  return {
    ...{ id: _id, subject, subjectKey: subjectKey(subject), state: record.state, version: record.version, reason: record.reason },
    ...{ trippedAt: at.toISOString(), trippedBy: record.trippedBy, ownerId: record.ownerId, leaseId: record.leaseId },
    ...{ auditId: record.auditId, runId: record.runId, repeatCount: record.repeatCount },
    alertedAt: record.alert?.at.toISOString() ?? null,
    containedAt: containedAt?.toISOString() ?? null,
    containedMs: containedAt && containedAt.getTime() - at.getTime(),
    assignee: record.assigneeId,
    restore: restore && {
      requestedBy: restore.requestedBy,
      requestedAt: restore.requestedAt.toISOString(),
      expiresAt: restore.expiresAt.toISOString(),
      isExpired: hasExpired(restore, new Date(now)),
      reason: cipher.decrypt(placeOfReason(_id), restore.reason),
    },
    restorePhrase: restorePhrase(subject),
    restoredAt: record.restoredAt?.toISOString() ?? null,
    restoredBy: record.restoredBy && [...record.restoredBy],
  };
}

export type TripEventInput = Pick<TripEventRecord, "tripId" | "version" | "userId"> & {
  type: TripEventType;
  text?: string | undefined;
  assigneeId?: string | null;
  auditId?: string | null;
  count?: number | null;
};

/** Texts go in clear and come out encrypted. */
export function toTripEvent(ctx: Context, cipher: OrganizationCipher, input: TripEventInput): TripEventRecord {
  const id = createId("safetyTripEvent");
  const { type, tripId, version, userId, text } = input;
  return {
    ...{ _id: id, orgId: ctx.orgId, tripId, at: new Date(ctx.clock.now()), type, userId, version },
    text: text === undefined ? null : cipher.encrypt(placeOfText(id), text),
    ...{ assigneeId: input.assigneeId ?? null, auditId: input.auditId ?? null, count: input.count ?? null },
  };
}

export function toTripEventView(record: TripEventRecord, cipher: OrganizationCipher): TripEventView {
  const { _id, type, at, userId, version, text, assigneeId, auditId, count } = record;
  return {
    ...{ id: _id, type, at: at.toISOString(), by: userId, version, assignee: assigneeId, auditId, count },
    text: text === null ? null : cipher.decrypt(placeOfText(_id), text),
  };
}
