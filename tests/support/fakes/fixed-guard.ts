import type { GuardEventRecord, GuardEventStore } from "../../../lib/guard/event.store.ts";
import { DEFAULT_GUARD_POLICY, type GuardPolicy } from "../../../lib/guard/policy.ts";
import type { GuardJudge, GuardPolicies } from "../../../lib/guard/ports.ts";

/** Every organization has decided the same. */
export function createFixedGuard(rules: Partial<GuardPolicy> = {}): GuardPolicies {
  const policy = { ...DEFAULT_GUARD_POLICY, ...rules };
  return { policyOf: async () => policy };
}

/** With a judge nobody can ask unless the test has one, and events that the test may look at. */
export function createGuardParts(
  rules: Partial<GuardPolicy> = {},
  judge: GuardJudge = { ask: async () => null },
): { guard: GuardPolicies; guardJudge: GuardJudge; guardEvents: GuardEventStore; noted: GuardEventRecord[] } {
  const noted: GuardEventRecord[] = [];
  const insertAll = async (records: readonly GuardEventRecord[]) => void noted.push(...records);
  const guardEvents = { insertAll, list: async () => noted, listSince: async () => noted, countByDay: async () => [] };
  return { guard: createFixedGuard(rules), guardJudge: judge, guardEvents, noted };
}
