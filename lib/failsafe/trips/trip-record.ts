import type { Subject } from "../../platform/safety-gate.ts";
import type { TripReason } from "../schema.ts";

/** What gives cause. */
export type TripInput = {
  subject: Subject;
  reason: TripReason;
  auditId?: string | null;
  runId?: string | null;
  /** Goes into the timeline, encrypted. */
  note?: string | undefined;
};

/** "tripped": its subject may not act. "restored": two people have let it act again; a later trip is another record. */
export const TRIP_STATES = ["tripped", "restored"] as const;
export type TripState = (typeof TRIP_STATES)[number];

/** What one person has asked for and another has to decide. `reason` is encrypted. */
export type RestoreRequest = { requestedBy: string; requestedAt: Date; expiresAt: Date; reason: string };

export type TripRecord = {
  _id: string;
  orgId: string;
  state: TripState;
  /** Raised by whatever changes who may decide what; a note, an alert and a measurement leave it alone. */
  version: number;
  subject: Subject;
  /** Of the subject, while it is tripped: unique, so that nothing is tripped twice. */
  openKey?: string;
  reason: TripReason;
  /** When it was tripped. */
  at: Date;
  /** Null where the product did it by itself. */
  trippedBy: string | null;
  /** Whose key or session the subject is: they have no say in its return. Null for everything else. */
  ownerId: string | null;
  leaseId: string;
  auditId: string | null;
  runId: string | null;
  /** How often the same subject gave cause again while it stood still; counted up to `REPEATS_MAX`. */
  repeatCount: number;
  alert: { at: Date; letterCount: number } | null;
  /** When nothing of its scope was running any more. */
  containedAt: Date | null;
  assigneeId: string | null;
  restore: RestoreRequest | null;
  restoredAt: Date | null;
  /** Who asked, and who approved. */
  restoredBy: readonly [string, string] | null;
};

export const REPEATS_MAX = 20;

export const TRIP_EVENT_TYPES = [
  ...(["tripped", "tripped_again", "alerted", "contained", "note", "assigned", "unassigned"] as const),
  ...(["restore_requested", "restore_declined", "restore_withdrawn", "restore_voided", "restored"] as const),
] as const;
export type TripEventType = (typeof TRIP_EVENT_TYPES)[number];

/** Append only. `text` is encrypted; what stands in clear names nobody outside. */
export type TripEventRecord = {
  _id: string;
  orgId: string;
  tripId: string;
  at: Date;
  type: TripEventType;
  /** Null where the product did it by itself. */
  userId: string | null;
  /** Of the trip, after it. */
  version: number;
  text: string | null;
  assigneeId: string | null;
  /** What gave cause. */
  auditId: string | null;
  /** Letters sent, or milliseconds until nothing was running. */
  count: number | null;
};
