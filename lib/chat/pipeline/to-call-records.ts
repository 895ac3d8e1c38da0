import type { Attempt, RouteTarget } from "../../ai/routing.ts";
import type { Usage } from "../../ai/schema.ts";
import type { CallRecord } from "../turn.store.ts";

/** What a call may cost at most, before and unless its vendor tells. */
export type Reservation = { inputTokens: number; outputTokensMax: number };

export function reservedMicros(target: RouteTarget, { inputTokens, outputTokensMax }: Reservation): number {
  return target.costMicros({ inputTokens, outputTokens: outputTokensMax, isEstimated: true });
}

/** The call a step is begun with, before anybody has been asked. */
export function toPlannedCall(target: RouteTarget, reservation: Reservation, now: number): CallRecord {
  return toCallRecord({ ...target, outcome: "started", reason: null, startedAt: now, durationMs: null, usage: null }, reservation);
}

/** `heard` is what was heard of an answer that a person stopped: its vendor never counted it, and it is paid for like any other. */
export function toCallRecords(attempts: readonly Attempt[], reservation: Reservation, heard: Usage | null = null): CallRecord[] {
  return attempts.map((attempt) => {
    const isHeard = heard !== null && attempt.outcome === "stopped";
    return toCallRecord(isHeard ? { ...attempt, outcome: "answered", usage: heard } : attempt, reservation);
  });
}

function toCallRecord(attempt: Attempt, reservation: Reservation): CallRecord {
  const { provider, model, isDemo, outcome, reason, durationMs, usage } = attempt;
  const isFree = outcome === "refused";
  const counted = usage ?? { inputTokens: isFree ? 0 : reservation.inputTokens, outputTokens: 0, isEstimated: !isFree };
  const costMicros = usage ? attempt.costMicros(usage) : isFree ? 0 : reservedMicros(attempt, reservation);
  return {
    ...{ provider, model, isDemo, outcome, reason, startedAt: new Date(attempt.startedAt), durationMs },
    ...{ inputTokens: counted.inputTokens, outputTokens: counted.outputTokens, isEstimated: counted.isEstimated, costMicros },
  };
}
