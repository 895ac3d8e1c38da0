// Calls to vendors as they are written down: what each may cost before its vendor has told, what it cost after, and who pays. Chat
// keeps them in its turn, the model access in memory; both book them by the same rules.

import { regionOf } from "./region-of.ts";
import type { Attempt, AttemptOutcome, KeyOrigin, RouteTarget } from "./routing.ts";
import type { Usage } from "./schema.ts";
import type { BookedCall, Departure, UsageRow } from "./usage.store.ts";

/** One call to a model's vendor; its cost is what it may have cost at most, until the vendor has told. */
export type CallRecord = {
  provider: string;
  model: string;
  isDemo: boolean;
  outcome: AttemptOutcome;
  reason: string | null;
  startedAt: Date;
  durationMs: number | null;
  inputTokens: number;
  outputTokens: number;
  costMicros: number;
  isEstimated: boolean;
  /** From here on left out by a version before. */
  firstTokenMs?: number | null;
  cachedInputTokens?: number;
  keyOrigin?: KeyOrigin;
  /** Null where nothing has left the house. */
  departure?: Departure | null;
  isSent?: boolean;
};

/** What one request would send, and what it may cost at most before and unless its vendor tells. */
export type CallEstimate = {
  inputTokens: number;
  outputTokensMax: number;
  parcel: Pick<Departure, "dataClasses" | "bytes">;
};

export function reservedMicros(target: RouteTarget, { inputTokens, outputTokensMax }: CallEstimate): number {
  return target.costMicros({ inputTokens, outputTokens: outputTokensMax, isEstimated: true });
}

/** The call a step is begun with, before anybody has been asked. */
export function toPlannedCall(target: RouteTarget, estimate: CallEstimate, now: number): CallRecord {
  const nothingYet = { outcome: "started", reason: null, startedAt: now, durationMs: null, firstTokenMs: null, usage: null, isSent: true };
  return toCallRecord({ ...target, ...nothingYet, outcome: "started" }, estimate);
}

/** `heard` is what was heard of an answer that its reader stopped: its vendor never counted it, and it is paid for like any other. */
export function toCallRecords(attempts: readonly Attempt[], estimate: CallEstimate, heard: Usage | null = null): CallRecord[] {
  const stopped = heard && attempts.find(({ outcome }) => outcome === "stopped");
  return attempts.map((attempt) =>
    toCallRecord(attempt === stopped ? { ...attempt, outcome: "answered", usage: heard } : attempt, estimate),
  );
}

function toCallRecord(attempt: Attempt, estimate: CallEstimate): CallRecord {
  const { provider, model, isDemo, origin: keyOrigin, outcome, reason, durationMs, firstTokenMs, usage, isSent } = attempt;
  const isFree = outcome === "refused";
  const counted: Usage = usage ?? { inputTokens: isFree ? 0 : estimate.inputTokens, outputTokens: 0, isEstimated: !isFree };
  const { inputTokens, outputTokens, cachedInputTokens = 0, isEstimated } = counted;
  const costMicros = usage ? attempt.costMicros(usage) : isFree ? 0 : reservedMicros(attempt, estimate);
  return {
    ...{ provider, model, isDemo, keyOrigin, outcome, reason, startedAt: new Date(attempt.startedAt), durationMs, firstTokenMs },
    ...{ inputTokens, cachedInputTokens, outputTokens, isEstimated, costMicros, isSent },
    departure: isDemo || !isSent ? null : toDeparture(attempt, estimate),
  };
}

function toDeparture({ host, outcome }: Attempt, { parcel: { dataClasses, bytes } }: CallEstimate): Departure {
  return { host, region: host === null ? null : regionOf(host), dataClasses, bytes, isUncertain: outcome === "started" };
}

/** The call that answered, for whoever pays for answers here. */
export function toAnsweredCall(
  step: string,
  call: CallRecord,
  bookedTo: UsageRow["bookedTo"],
  kind: UsageRow["kind"] = "chat",
): BookedCall {
  return { ...toBookedCall(step, call, kind), bookedTo, isUncertain: false };
}

/** A call that brought nothing is the platform's. What a vendor refused cost nothing; the rest is booked at the most it can have cost. */
export function toLostCall(step: string, call: CallRecord, kind: UsageRow["kind"] = "chat"): BookedCall {
  return { ...toBookedCall(step, call, kind), bookedTo: "platform", isUncertain: call.outcome !== "refused" };
}

/** Where a version before did not say what left, it is known at least that a message did. */
export const UNTOLD_DEPARTURE: Departure = { host: null, region: null, dataClasses: ["message"], bytes: 0, isUncertain: true };

function toBookedCall(step: string, call: CallRecord, kind: UsageRow["kind"]) {
  const { provider, model, isDemo, outcome, inputTokens, outputTokens, costMicros, isEstimated, durationMs } = call;
  const { firstTokenMs = null, cachedInputTokens = 0, keyOrigin = null, departure = isDemo ? null : UNTOLD_DEPARTURE } = call;
  return {
    ...{ step, kind, provider, model, isDemo, outcome, inputTokens, cachedInputTokens, outputTokens, costMicros, isEstimated },
    ...{ durationMs, firstTokenMs, keyOrigin, departure },
  };
}
