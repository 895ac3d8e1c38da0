import type { FailsafeSettings } from "../../../../_client/failsafe-settings.ts";

const LIMITS = {
  ttlHours: [1, 720],
  approvals: [1, 10],
  least: [1, 10_000],
  windowMinutes: [1, 1_440],
} as const;
const MODELS_MAX = 20;

/** What is wrong with a number, or null. */
export function faultOfNumber(name: keyof typeof LIMITS, value: number): string | null {
  const [least, most] = LIMITS[name];
  return Number.isInteger(value) && value >= least && value <= most
    ? null
    : `A whole number from ${least} to ${most.toLocaleString("en")}.`;
}

export function faultOfModels(models: readonly string[]): string | null {
  return models.length > MODELS_MAX ? `At most ${MODELS_MAX} models; these are ${models.length}.` : null;
}

/** Null is no limit; what was typed and is no amount is not a number. */
export function faultOfCost(micros: number | null): string | null {
  return micros === null || (Number.isSafeInteger(micros) && micros > 0)
    ? null
    : "Enter an amount such as 5 or 7.50, or nothing for no limit.";
}

export function isSavable({ leases, trip, drills }: FailsafeSettings): boolean {
  const faults = [
    faultOfNumber("ttlHours", leases.ttlHours),
    faultOfNumber("approvals", leases.quorum.approvals),
    faultOfNumber("least", trip.failureRate.least),
    faultOfNumber("windowMinutes", trip.failureRate.windowMinutes),
    faultOfCost(trip.costPerHourMicros),
    faultOfModels(drills.models),
  ];
  return faults.every((fault) => fault === null);
}
