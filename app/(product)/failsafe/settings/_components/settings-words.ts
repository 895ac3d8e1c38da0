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
