import type { UsageRow } from "../../ai/usage.store.ts";
import type { CallRecord, StepRecord } from "../turn.store.ts";

/**
 * Every priced call of a turn that ends now. A row booked before stays as it is: it may stand in the ledger already, and a
 * turn that is replayed after a failure must not disagree with it.
 */
export function closeUsage(
  booked: readonly UsageRow[],
  steps: { readonly [key: string]: StepRecord },
  bookedTo: UsageRow["bookedTo"],
): UsageRow[] {
  const known = new Set(booked.map(({ step }) => step));
  const rows = Object.entries(steps).flatMap(([key, step]) => toRows(key, step, bookedTo));
  return [...booked, ...rows.filter(({ step }) => !known.has(step))];
}

/** Of a step that never told how it ended: whatever its calls cost is the platform's. */
export function toLostRows(key: string, step: StepRecord): UsageRow[] {
  return (step.calls ?? []).map((call, index) => toLostRow(`${key}#${step.fence}${index === 0 ? "" : `.${index}`}`, call));
}

/** The call that answered is the step's own row; those before it brought nothing, so the customer does not pay for them. */
function toRows(key: string, step: StepRecord, bookedTo: UsageRow["bookedTo"]): UsageRow[] {
  const rows = toLostRows(key, step);
  if (step.state !== "finished") return rows;
  return (step.calls ?? []).flatMap((call, index) => {
    const own = rows[index];
    return call.outcome === "answered" ? { ...toRow(key, call), bookedTo, isUncertain: false } : own ? [own] : [];
  });
}

/** What a vendor refused cost nothing; what it may have worked for is booked at the most it can have cost. */
function toLostRow(step: string, call: CallRecord): UsageRow {
  return { ...toRow(step, call), bookedTo: "platform", isUncertain: call.outcome !== "refused" };
}

function toRow(step: string, { provider, model, inputTokens, outputTokens, costMicros, isEstimated }: CallRecord) {
  return { step, provider, model, inputTokens, outputTokens, costMicros, isEstimated };
}
