// What may be done with a trip, when, and by whom. Pure. Letting something act again takes two people: one asks, another approves, on the
// very trip that was asked about: whatever its subject does in between makes the request void.

import type { RestoreRequest, TripRecord } from "./trip-record.ts";

export const RESTORE_TTL_MS = 24 * 3_600_000;

export type Workflow = Pick<TripRecord, "state" | "ownerId" | "assigneeId" | "restore" | "restoredAt" | "restoredBy">;

export type TripCommand =
  | { type: "trip_again" }
  | { type: "assign"; assigneeId: string | null }
  | { type: "request_restore"; reason: string }
  | { type: "approve_restore" }
  | { type: "decline_restore" };

export type Refusal =
  | "failsafe.trip_restored"
  | "failsafe.restore_pending"
  | "failsafe.no_restore_asked"
  | "failsafe.restore_expired"
  | "failsafe.second_person_required"
  | "failsafe.own_scope";

export type Step = { type: "moved"; to: Workflow } | { type: "refused"; code: Refusal };

/** `userId` null: the product itself. */
export type Mover = { userId: string | null; now: Date };

export function move(from: Workflow, command: TripCommand, mover: Mover): Step {
  if (from.state === "restored") return refused("failsafe.trip_restored");
  switch (command.type) {
    case "trip_again":
      return moved({ ...from, restore: null });
    case "assign":
      return moved({ ...from, assigneeId: command.assigneeId });
    case "request_restore":
      return requestRestore(from, command.reason, mover);
    case "approve_restore":
      return approveRestore(from, mover);
    case "decline_restore":
      return from.restore === null ? refused("failsafe.no_restore_asked") : moved({ ...from, restore: null });
  }
}

export function hasExpired({ expiresAt }: RestoreRequest, now: Date): boolean {
  return now.getTime() >= expiresAt.getTime();
}

/** A request that nobody has decided in time makes room for another. */
function requestRestore(from: Workflow, reason: string, { userId, now }: Mover): Step {
  if (userId === null) return refused("failsafe.second_person_required");
  if (userId === from.ownerId) return refused("failsafe.own_scope");
  if (from.restore !== null && !hasExpired(from.restore, now)) return refused("failsafe.restore_pending");
  const expiresAt = new Date(now.getTime() + RESTORE_TTL_MS);
  return moved({ ...from, restore: { requestedBy: userId, requestedAt: now, expiresAt, reason } });
}

function approveRestore(from: Workflow, { userId, now }: Mover): Step {
  const { restore, ownerId } = from;
  if (restore === null) return refused("failsafe.no_restore_asked");
  if (userId === null || userId === restore.requestedBy) return refused("failsafe.second_person_required");
  if (userId === ownerId) return refused("failsafe.own_scope");
  if (hasExpired(restore, now)) return refused("failsafe.restore_expired");
  return moved({ ...from, state: "restored", restore: null, restoredAt: now, restoredBy: [restore.requestedBy, userId] });
}

const moved = (to: Workflow): Step => ({ type: "moved", to });
const refused = (code: Refusal): Step => ({ type: "refused", code });
