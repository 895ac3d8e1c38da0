import type { FailsafeSettings } from "../../../../_client/failsafe-settings.ts";
import { formatDollars } from "../../../../_ui/dollars.ts";
import type { Change } from "../../../../_ui/settings-form/change-list.tsx";
import { SUBJECT_WORDS } from "../../_shell/failsafe-words.ts";
import { JUDGE_NAMES, SCHEDULE_NAMES, tripBelowWords } from "./settings-words.ts";

/** What differs between two settings, in the words of the page. */
export function diffSettings(before: FailsafeSettings, after: FailsafeSettings): Change[] {
  const [from, to] = [describe(before), describe(after)];
  return from.flatMap(([name, value], index) => {
    const changed = to[index]?.[1] ?? value;
    return value === changed ? [] : [{ name, from: value, to: changed }];
  });
}

function describe({ passThreshold, audit, leases, trip, drills }: FailsafeSettings): [name: string, value: string][] {
  return [
    ["Passes from", passThreshold.toFixed(2)],
    ["Of what chats answer", audit.chatShare.toFixed(2)],
    ["Of what the gateway answers", audit.gatewayShare.toFixed(2)],
    ["Of what prompts answer", audit.promptShare.toFixed(2)],
    ["Models judge too", JUDGE_NAMES[audit.judges]],
    ["Needs a vote", leases.required.map((type) => SUBJECT_WORDS[type]).join(", ") || "nothing"],
    ["Hours, at most", numberWords(leases.ttlHours)],
    ["People who have to approve", numberWords(leases.quorum.approvals)],
    ["One answer less safe than", trip.onScoreBelow.toFixed(2)],
    ["Share of answers that fail", trip.failureRate.share.toFixed(2)],
    ["Counted from, in answers", numberWords(trip.failureRate.least)],
    ["Within, in minutes", numberWords(trip.failureRate.windowMinutes)],
    ["A canary leaks", trip.canary ? "trips" : "does not trip"],
    ["Costs within an hour", costWords(trip.costPerHourMicros)],
    ["Drills", SCHEDULE_NAMES[drills.schedule]],
    ["Models of the drills", drills.models.join(", ") || "none"],
    ["A drill trips below", tripBelowWords(drills.tripBelow)],
  ];
}

function numberWords(value: number): string {
  return Number.isNaN(value) ? "no number" : String(value);
}

function costWords(micros: number | null): string {
  if (micros === null) return "no limit";
  return Number.isNaN(micros) ? "no amount" : formatDollars(micros);
}
