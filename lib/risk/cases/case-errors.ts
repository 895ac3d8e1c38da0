import { AppError, type ErrorKind } from "../../platform/errors.ts";
import type { Refusal } from "./case-machine.ts";

export function caseNotFound(caseId: string): AppError {
  return new AppError("not_found", "risk.case_not_found", `No case ${caseId}.`);
}

export function caseChanged(): AppError {
  return new AppError("conflict", "risk.case_changed", "The case has changed since you looked at it. Look again, then decide.");
}

const REFUSALS: Readonly<Record<Refusal, readonly [kind: ErrorKind, detail: string]>> = {
  "risk.case_closed": ["conflict", "The case is closed. Reopen it to change it."],
  "risk.case_not_closed": ["conflict", "The case is not closed."],
  "risk.release_pending": ["conflict", "A release has been asked for. It has to be approved, declined or withdrawn first."],
  "risk.no_release_asked": ["conflict", "Nobody asks for a release of this case."],
  "risk.release_expired": ["conflict", "The request is older than a day. It has to be made again."],
  "risk.second_person_required": ["forbidden", "Whoever asked for the release cannot approve it: a second person has to."],
  "risk.nothing_held": ["conflict", "No transaction of this case is quarantined or blocked, so there is nothing to release."],
  "risk.nothing_to_hold": ["conflict", "Every transaction of this case is held already."],
  "risk.release_required": [
    "conflict",
    "Money of this case is still held. Have it released by two people, then close the case as legitimate.",
  ],
};

export function refuse(code: Refusal): AppError {
  const [kind, detail] = REFUSALS[code];
  return new AppError(kind, code, detail);
}

/** What any change of a case may be answered with. */
export const CASE_CHANGE_ERRORS = ["risk.case_not_found", "risk.case_changed", ...Object.keys(REFUSALS)];
