import type { UsageRow } from "../../ai/usage.store.ts";
import type { StepRecord } from "../turn.store.ts";

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
  const rows = Object.entries(steps).flatMap(([key, step]) => toRow(key, step, bookedTo) ?? []);
  return [...booked, ...rows.filter(({ step }) => !known.has(step))];
}

function toRow(key: string, step: StepRecord, bookedTo: UsageRow["bookedTo"]): UsageRow | null {
  if (!key.startsWith("model:")) return null;
  return step.state === "finished" ? toFinishedRow(key, step, bookedTo) : toUncertainRow(key, step);
}

function toFinishedRow(key: string, { detail }: StepRecord, bookedTo: UsageRow["bookedTo"]): UsageRow {
  return {
    step: key,
    provider: String(detail.provider ?? ""),
    model: String(detail.model ?? ""),
    inputTokens: Number(detail.inputTokens ?? 0),
    outputTokens: Number(detail.outputTokens ?? 0),
    costMicros: Number(detail.costMicros ?? 0),
    isEstimated: detail.isEstimated === true,
    bookedTo,
    isUncertain: false,
  };
}

/** The vendor may have worked for a call that never told; what was reserved is booked to the platform, once per call. */
export function toUncertainRow(key: string, { fence, detail }: StepRecord): UsageRow {
  return {
    step: `${key}#${fence}`,
    provider: String(detail.provider ?? ""),
    model: String(detail.model ?? ""),
    inputTokens: Number(detail.inputTokens ?? 0),
    outputTokens: 0,
    costMicros: Number(detail.reservedMicros ?? 0),
    isEstimated: true,
    bookedTo: "platform",
    isUncertain: true,
  };
}
