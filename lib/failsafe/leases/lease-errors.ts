import { AppError, type ErrorKind } from "../../platform/errors.ts";
import type { LeaseRefusal } from "./lease-machine.ts";

export function leaseNotFound(leaseId: string): AppError {
  return new AppError("not_found", "failsafe.lease_not_found", `No lease ${leaseId}.`);
}

export function leaseChanged(): AppError {
  return new AppError("conflict", "failsafe.lease_changed", "The lease has changed since you looked at it. Look again, then decide.");
}

export function tooManyHours(most: number): AppError {
  return new AppError("invalid", "failsafe.lease_hours", `A lease or an extension is granted for ${most} hours at most. Ask for less.`, {
    errors: [{ pointer: "/body/hours", detail: `At most ${most}.` }],
  });
}

const REFUSALS: Readonly<Record<LeaseRefusal, readonly [kind: ErrorKind, detail: string]>> = {
  "failsafe.lease_stands": ["conflict", "This lease stands already: there is nothing to ask for."],
  "failsafe.lease_pending": ["conflict", "Something has been asked for already, and people vote on it."],
  "failsafe.lease_denied": ["conflict", "The fail-safe has taken this lease. Two people restore it; no vote does."],
  "failsafe.lease_not_valid": ["conflict", "Only a granted lease that has not run out is extended. Ask for it anew."],
  "failsafe.nothing_to_vote": ["conflict", "Nothing is asked for that could be voted on."],
  "failsafe.own_request": ["forbidden", "Whoever asked is not among those who vote."],
  "failsafe.voted_already": ["conflict", "You have voted on this already."],
  "failsafe.extensions_used": ["conflict", "This lease has been extended three times. Ask for it anew when it has run out."],
  "failsafe.quorum_impossible": ["conflict", "Fewer people may vote on this than have to approve it."],
  "failsafe.nothing_to_end": ["conflict", "This lease is neither asked for nor granted, so there is nothing to end."],
};

export function refuse(code: LeaseRefusal): AppError {
  const [kind, detail] = REFUSALS[code];
  return new AppError(kind, code, detail);
}

/** What asking for, voting on and ending a lease may be answered with. */
export const LEASE_CHANGE_ERRORS = ["failsafe.lease_not_found", "failsafe.lease_changed", ...Object.keys(REFUSALS)];
