import type { Feature } from "./access.ts";
import { UNTOLD_DEPARTURE } from "./call-records.ts";
import type { EgressRecord } from "./egress.store.ts";
import type { BookedCall, UsageRecord, UsageSource } from "./usage.store.ts";

/** Whose calls they are. */
export type LedgerOwner = {
  orgId: string;
  userId: string | null;
  keyId: string | null;
  feature: Feature;
  source: UsageSource;
};

export type LedgerRows = { usage: UsageRecord[]; egress: EgressRecord[] };

/** What a version before wrote of its calls has no more than this in place of what is known now. */
const UNTOLD = {
  kind: "chat",
  isDemo: false,
  outcome: "answered",
  cachedInputTokens: 0,
  durationMs: null,
  firstTokenMs: null,
  keyOrigin: null,
} as const;

/** The rows of both ledgers, under the same ids: whatever is counted in one can be found in the other. */
export function toLedgerRows(owner: LedgerOwner, calls: readonly BookedCall[], at: Date): LedgerRows {
  const rows = calls.map((call) => toRows(owner, call, at));
  return { usage: rows.map(({ usage }) => usage), egress: rows.flatMap(({ egress }) => egress) };
}

function toRows(owner: LedgerOwner, { departure, ...call }: BookedCall, at: Date): { usage: UsageRecord; egress: EgressRecord[] } {
  const _id = `${owner.source.id}:${call.step}`;
  const usage: UsageRecord = { _id, ...owner, ...UNTOLD, ...call, currency: "USD", at };
  const { kind, provider, model, keyOrigin, isDemo } = usage;
  const left = departure === undefined && !isDemo ? UNTOLD_DEPARTURE : departure;
  return { usage, egress: left ? [{ _id, ...owner, kind, provider, model, keyOrigin, ...left, at }] : [] };
}
