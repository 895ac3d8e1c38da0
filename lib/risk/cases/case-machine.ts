// What may be done with a case, when, and by whom. Pure. Releasing money takes two people: one asks, another decides, on the very case that
// was asked about: whatever changes it in between, a transaction that joins first of all, makes the request void.

import type { CaseOutcome, CaseRecord, CaseState, ReleaseRequest } from "./case-record.ts";

export const RELEASE_TTL_MS = 24 * 3_600_000;

export type Workflow = Pick<CaseRecord, "state" | "assigneeId" | "release" | "outcome" | "closedAt" | "closedBy">;

export type CaseCommand =
  | { type: "join" }
  | { type: "assign"; assigneeId: string | null }
  | { type: "quarantine"; freeCount: number }
  | { type: "request_release"; heldCount: number; reason: string }
  | { type: "approve_release" }
  | { type: "decline_release" }
  | { type: "close"; outcome: CaseOutcome; heldCount: number }
  | { type: "reopen" };

export type Refusal =
  | "risk.case_closed"
  | "risk.case_not_closed"
  | "risk.release_pending"
  | "risk.no_release_asked"
  | "risk.release_expired"
  | "risk.second_person_required"
  | "risk.nothing_held"
  | "risk.nothing_to_hold"
  | "risk.release_required";

export type Step = { type: "moved"; to: Workflow } | { type: "refused"; code: Refusal };

/** `userId` null: the product itself. */
export type Mover = { userId: string | null; now: Date };

export function move(from: Workflow, command: CaseCommand, mover: Mover): Step {
  if (command.type === "reopen") return from.state === "closed" ? reopened(from) : refused("risk.case_not_closed");
  if (from.state === "closed") return refused("risk.case_closed");
  switch (command.type) {
    case "join":
      return moved({ ...from, release: null, state: idleStateOf(from.assigneeId) });
    case "assign":
      return moved({
        ...from,
        assigneeId: command.assigneeId,
        state: from.release === null ? idleStateOf(command.assigneeId) : from.state,
      });
    case "quarantine":
      if (from.release !== null) return refused("risk.release_pending");
      return command.freeCount === 0 ? refused("risk.nothing_to_hold") : moved(from);
    case "request_release":
      return requestRelease(from, command, mover);
    case "approve_release":
      return approveRelease(from, mover);
    case "decline_release":
      return from.release === null ? refused("risk.no_release_asked") : moved(withoutRelease(from));
    case "close":
      return close(from, command, mover);
  }
}

/** A case that waits for nobody else is somebody's or nobody's. */
function idleStateOf(assigneeId: string | null): CaseState {
  return assigneeId === null ? "open" : "in_review";
}

const withoutRelease = (from: Workflow): Workflow => ({ ...from, release: null, state: idleStateOf(from.assigneeId) });

export function hasExpired({ expiresAt }: ReleaseRequest, now: Date): boolean {
  return now.getTime() >= expiresAt.getTime();
}

/** A request that nobody has decided in time makes room for another. */
function requestRelease(from: Workflow, { heldCount, reason }: { heldCount: number; reason: string }, { userId, now }: Mover): Step {
  if (userId === null) return refused("risk.second_person_required");
  if (from.release !== null && !hasExpired(from.release, now)) return refused("risk.release_pending");
  if (heldCount === 0) return refused("risk.nothing_held");
  const expiresAt = new Date(now.getTime() + RELEASE_TTL_MS);
  return moved({ ...from, state: "awaiting_release", release: { requestedBy: userId, requestedAt: now, expiresAt, reason } });
}

function approveRelease(from: Workflow, { userId, now }: Mover): Step {
  if (from.release === null) return refused("risk.no_release_asked");
  if (userId === null || userId === from.release.requestedBy) return refused("risk.second_person_required");
  if (hasExpired(from.release, now)) return refused("risk.release_expired");
  return moved(withoutRelease(from));
}

/** What is held goes by a release alone: closing a case as legitimate must not be a way around the second person. */
function close(from: Workflow, { outcome, heldCount }: { outcome: CaseOutcome; heldCount: number }, { userId, now }: Mover): Step {
  if (from.release !== null && !hasExpired(from.release, now)) return refused("risk.release_pending");
  if (outcome === "legitimate" && heldCount > 0) return refused("risk.release_required");
  return moved({ ...from, state: "closed", release: null, outcome, closedAt: now, closedBy: userId });
}

function reopened(from: Workflow): Step {
  return moved({ ...from, state: idleStateOf(from.assigneeId), outcome: null, closedAt: null, closedBy: null });
}

const moved = (to: Workflow): Step => ({ type: "moved", to });
const refused = (code: Refusal): Step => ({ type: "refused", code });
