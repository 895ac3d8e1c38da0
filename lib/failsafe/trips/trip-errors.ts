import { AppError, type ErrorKind } from "../../platform/errors.ts";
import type { Refusal } from "./trip-machine.ts";

export function tripNotFound(tripId: string): AppError {
  return new AppError("not_found", "failsafe.trip_not_found", `No trip ${tripId}.`);
}

export function tripChanged(): AppError {
  return new AppError("conflict", "failsafe.trip_changed", "The trip has changed since you looked at it. Look again, then decide.");
}

export function phraseMismatch(phrase: string): AppError {
  const detail = `Type "${phrase}", letter by letter.`;
  return new AppError("invalid", "failsafe.phrase_mismatch", detail, { errors: [{ pointer: "/body/phrase", detail }] });
}

export function requesterUnfit(): AppError {
  const detail = "Whoever asked for this restore may not restore any more. Decline it, and have it asked for again.";
  return new AppError("conflict", "failsafe.requester_unfit", detail);
}

const REFUSALS: Readonly<Record<Refusal, readonly [kind: ErrorKind, detail: string]>> = {
  "failsafe.trip_restored": ["conflict", "This trip is over: its subject was restored."],
  "failsafe.restore_pending": ["conflict", "A restore has been asked for. It has to be approved, declined or withdrawn first."],
  "failsafe.no_restore_asked": ["conflict", "Nobody asks for a restore of this trip."],
  "failsafe.restore_expired": ["conflict", "The request is older than a day. It has to be made again."],
  "failsafe.second_person_required": ["forbidden", "Whoever asked for the restore cannot approve it: a second person has to."],
  "failsafe.own_scope": ["forbidden", "Your own key or session was tripped: two other people have to restore it."],
};

/** `hint`: what is missing where nobody else could do it. */
export function refuse(code: Refusal, hint = ""): AppError {
  const [kind, detail] = REFUSALS[code];
  return new AppError(kind, code, `${detail}${hint}`);
}

const CHANGE_ERRORS = ["failsafe.trip_not_found", "failsafe.trip_changed", "failsafe.trip_restored"] as const;
export const ASSIGN_ERRORS = [...CHANGE_ERRORS, "failsafe.assignee_unfit"] as const;
/** What asking for a restore, approving it and declining it may be answered with. */
export const RESTORE_ERRORS = [
  ...CHANGE_ERRORS,
  "failsafe.phrase_mismatch",
  "failsafe.requester_unfit",
  "failsafe.restore_pending",
  "failsafe.no_restore_asked",
  "failsafe.restore_expired",
  "failsafe.second_person_required",
  "failsafe.own_scope",
] as const;
