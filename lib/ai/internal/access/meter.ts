import type { Clock } from "../../../platform/clock.ts";
import type { AccessCaller, Charge } from "../../access.ts";
import type { Budgets, LocalHold } from "../../budgets.ts";
import type { CallLedger } from "../../call-ledger.ts";
import { type CallEstimate, type CallRecord, reservedMicros, toAnsweredCall, toCallRecords, toLostCall } from "../../call-records.ts";
import { toLedgerRows } from "../../ledger-rows.ts";
import type { Attempt, CallJournal } from "../../routing.ts";
import type { Usage } from "../../schema.ts";
import type { BookedCall } from "../../usage.store.ts";

export type MeterDeps = { budgets: Pick<Budgets, "reserveHere">; ledger: Pick<CallLedger, "add">; clock: Clock };

export type MeteredRequest = { callId: string; caller: AccessCaller; kind: BookedCall["kind"]; estimate: CallEstimate };

/** The money of one request: set aside before each call to a vendor, settled and booked when the request has ended. */
export type Meter = {
  journal: CallJournal;
  /** However the request has ended; a second time changes nothing. `heard` is asked what came of an answer its reader stopped. */
  close(heard: (() => Usage) | null): void;
  /** Null until then, and where nobody answered. */
  charge(): Charge | null;
};

export function createMeter({ budgets, ledger, clock }: MeterDeps, { callId, caller, kind, estimate }: MeteredRequest): Meter {
  const { orgId, userId, keyId, feature } = caller;
  const holds = new Map<Attempt, LocalHold>();
  let attempts: readonly Attempt[] = [];
  let isClosed = false;
  let charge: Charge | null = null;
  const settle = (attempt: Attempt, spentMicros: number) => {
    holds.get(attempt)?.settle(spentMicros);
    holds.delete(attempt);
  };
  return {
    async journal(soFar) {
      attempts = soFar;
      for (const attempt of holds.keys()) if (isLost(attempt)) settle(attempt, 0);
      const next = soFar.at(-1);
      const micros = next ? reservedMicros(next, estimate) : 0;
      if (next && micros > 0) holds.set(next, await budgets.reserveHere({ orgId, userId, keyId, feature }, micros));
    },
    close(askHeard) {
      if (isClosed) return;
      isClosed = true;
      const heard = attempts.some(({ outcome }) => outcome === "stopped") ? (askHeard?.() ?? null) : null;
      const records = toCallRecords(attempts, estimate, heard);
      for (const [index, { outcome, costMicros }] of records.entries()) {
        const attempt = attempts[index];
        if (!attempt) continue;
        settle(attempt, outcome === "answered" ? costMicros : 0);
        if (outcome === "answered") charge = { usage: attempt.usage ?? heard ?? NOTHING, costMicros };
      }
      const calls = records.flatMap((record, index) => toBooked(String(index), record, kind));
      const owner = { orgId, userId, keyId, feature, source: { type: "call", id: callId } } as const;
      if (calls.length > 0) ledger.add(toLedgerRows(owner, calls, new Date(clock.now())));
    },
    charge: () => charge,
  };
}

const NOTHING: Usage = { inputTokens: 0, outputTokens: 0, isEstimated: true };

/** Nothing more comes of it that the customer would pay for. */
function isLost({ outcome }: Attempt): boolean {
  return outcome === "refused" || outcome === "failed" || outcome === "abandoned";
}

function toBooked(step: string, record: CallRecord, kind: BookedCall["kind"]): BookedCall[] {
  if (record.isSent === false) return [];
  return [record.outcome === "answered" ? toAnsweredCall(step, record, "customer", kind) : toLostCall(step, record, kind)];
}
