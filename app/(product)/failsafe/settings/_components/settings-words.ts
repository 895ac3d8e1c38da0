import type { FailsafeSettings } from "../../../../_client/failsafe-settings.ts";

export const JUDGE_WAYS = ["grey", "always", "never"] as const;
export const JUDGE_NAMES: Readonly<Record<FailsafeSettings["audit"]["judges"], string>> = {
  grey: "Where the embedded checks are in doubt",
  always: "Always",
  never: "Never",
};

export const SCHEDULES = ["off", "daily", "weekly"] as const;
export const SCHEDULE_NAMES: Readonly<Record<FailsafeSettings["drills"]["schedule"], string>> = {
  off: "Only when somebody starts one",
  daily: "Every day",
  weekly: "Every week",
};

/** Percent of a drill's attacks withstood behind the guard. */
export const TRIP_BELOW_CHOICES: readonly (number | null)[] = [null, 50, 70, 80, 90, 95, 100];

export function tripBelowWords(percent: number | null): string {
  return percent === null ? "never" : `${percent} % withstood`;
}
