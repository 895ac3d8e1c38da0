import { createRecencyMap } from "../../../platform/recency-map.ts";
import { KEPT_NAMES_MAX } from "./provider-state.ts";

/**
 * Retries in proportion to other calls: each call earns a part of one, so that retries of a failing vendor never grow its load by
 * more than that part. In this process only; what other processes retry, they have earned themselves.
 */
export type RetryBudget = { earn(name: string): void; spend(name: string): boolean };

/** Quiet times must not save up for a storm. */
const SAVED_RETRIES_MAX = 10;

export function createRetryBudget(callsPerRetry: number): RetryBudget {
  const earned = createRecencyMap<number>(KEPT_NAMES_MAX);
  return {
    earn: (name) => void earned.set(name, Math.min((earned.get(name) ?? 0) + 1, callsPerRetry * SAVED_RETRIES_MAX)),
    spend(name) {
      const calls = earned.get(name) ?? 0;
      if (calls < callsPerRetry) return false;
      earned.set(name, calls - callsPerRetry);
      return true;
    },
  };
}
