import { type CallRecord, toAnsweredCall, toLostCall } from "../../ai/call-records.ts";
import type { BookedCall } from "../../ai/usage.store.ts";
import type { StepRecord } from "../turn-record.ts";

/**
 * Every priced call of a turn that ends now. A row booked before stays as it is: it may stand in the ledger already, and a
 * turn that is replayed after a failure must not disagree with it.
 */
export function closeUsage(
  booked: readonly BookedCall[],
  steps: { readonly [key: string]: StepRecord },
  bookedTo: BookedCall["bookedTo"],
): BookedCall[] {
  const known = new Set(booked.map(({ step }) => step));
  const rows = Object.entries(steps).flatMap(([key, step]) => toRows(key, step, bookedTo));
  return [...booked, ...rows.filter(({ step }) => !known.has(step))];
}

/** Of a step that never told how it ended: whatever its calls cost is the platform's. */
export function toLostRows(key: string, { calls = [], fence }: StepRecord): BookedCall[] {
  return calls.flatMap((call, index) => (isMade(call) ? [toLostCall(callName(key, fence, index), call, kindOf(key))] : []));
}

/** The call that answered is the step's own row; those before it brought nothing, so the customer does not pay for them. */
function toRows(key: string, step: StepRecord, bookedTo: BookedCall["bookedTo"]): BookedCall[] {
  const { state, calls = [], fence } = step;
  if (state !== "finished") return toLostRows(key, step);
  return calls.flatMap((call, index) => {
    if (!isMade(call)) return [];
    const name = callName(key, fence, index);
    return call.outcome === "answered" ? toAnsweredCall(key, call, bookedTo, kindOf(key)) : toLostCall(name, call, kindOf(key));
  });
}

function kindOf(key: string): BookedCall["kind"] {
  return key.startsWith("tool:") ? "tool" : "chat";
}

/** A call that was never sent is none. */
function isMade({ isSent = true }: CallRecord): boolean {
  return isSent;
}

/** Of one call of one run of a step: its lost row has it, and the money held for it. */
export function callName(key: string, fence: number, index: number): string {
  return `${key}#${fence}${index === 0 ? "" : `.${index}`}`;
}
