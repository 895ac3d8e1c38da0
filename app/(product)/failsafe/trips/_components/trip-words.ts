import { OctagonX, ShieldCheck } from "lucide-react";
import type { SafetyTrip, TripEvent } from "../../../../_client/failsafe-trips.ts";
import { asProblem } from "../../../../_client/problem.ts";
import type { Look } from "../../_shell/failsafe-words.ts";

export const TRIP_LOOKS: Readonly<Record<SafetyTrip["state"], Look>> = {
  tripped: { word: "Tripped", tone: "blocked", icon: OctagonX },
  restored: { word: "Restored", tone: "safe", icon: ShieldCheck },
};

const EVENT_WORDS: Readonly<Record<string, string>> = {
  tripped: "Tripped",
  tripped_again: "It gave cause again",
  alerted: "People were told",
  contained: "Contained",
  note: "Note",
  assigned: "Assigned",
  unassigned: "Put back",
  restore_requested: "Restore asked for",
  restore_declined: "Restore declined",
  restore_withdrawn: "Request withdrawn",
  restore_voided: "Request void: the trip changed",
  restored: "Restored",
};

export function tripEventWords({ type }: Pick<TripEvent, "type">): string {
  const plain = type.replaceAll("_", " ");
  return EVENT_WORDS[type] ?? `${plain.slice(0, 1).toUpperCase()}${plain.slice(1)}`;
}

/** What to do about a refused decision; anything else says it itself. */
export function tripRefusal(error: unknown): string {
  const problem = asProblem(error);
  return problem.code === "failsafe.trip_changed" ? "Somebody else changed the trip. It has been loaded again." : problem.message;
}
