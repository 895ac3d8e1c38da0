// What became of each call, written a moment after it. Money stands in the ledgers, which have rules of their own; here a process
// that is killed takes at most a quarter of a second of verdicts with it.

import type { GuardEventStore } from "../../guard/event.store.ts";
import { toGuardEvents } from "../../guard/to-guard-events.ts";
import type { AfterReply } from "../../platform/after-reply.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Logger } from "../../platform/log.ts";
import { createSharedWork } from "../../platform/shared-work.ts";
import { createRowBuffer, FLUSH_MS } from "../row-buffer.ts";
import type { CallEndpoint, ModelCallRecord, ModelCallStore } from "./model-call.store.ts";

export type CallLog = {
  add(record: ModelCallRecord): void;
  find(orgId: string, id: string): Promise<ModelCallRecord | null>;
  /** The process ends. */
  close(): Promise<void>;
};

type CallLogDeps = {
  calls: ModelCallStore;
  events: Pick<GuardEventStore, "insertAll">;
  clock: Clock;
  log: Logger;
  afterReply: AfterReply;
  onVerdict?: (verdict: ModelCallRecord["verdicts"][number]) => void;
};

export function createCallLog({ calls, events, clock, log, afterReply, onVerdict }: CallLogDeps): CallLog {
  const write = async (records: readonly ModelCallRecord[]) => {
    await calls.insertAll(records);
    await events.insertAll(records.flatMap(toEvents));
  };
  const buffer = createRowBuffer<ModelCallRecord>({ name: "model-calls", write, clock, log });
  const flushSoon = createSharedWork(clock, FLUSH_MS, buffer.flush);
  return {
    add(record) {
      for (const verdict of record.verdicts) onVerdict?.(verdict);
      // A verdict is worth less than an answer: when too many wait to be written, it is the verdict that goes.
      if (buffer.isFull()) log.warn({ callId: record._id }, "what became of a call is not kept: too many wait to be written");
      else buffer.add([record]);
      void afterReply.keep(buffer.flush, { soon: flushSoon });
    },
    async find(orgId, id) {
      const known = await calls.find(orgId, id);
      if (known) return known;
      // Whoever asks right after the answer is quicker than the buffer.
      await buffer.flush();
      return calls.find(orgId, id);
    },
    close: () => buffer.close(),
  };
}

function toEvents({ _id, orgId, userId, keyId, endpoint, at, verdicts }: ModelCallRecord) {
  return toGuardEvents({ orgId, userId, keyId, feature: FEATURES[endpoint] ?? "gateway", ref: { type: "call", id: _id }, at }, verdicts);
}

/** A temporary chat takes this way too; to whoever reads the events it is a chat. */
const FEATURES: { [endpoint in CallEndpoint]?: "playground" | "prompts" | "chat" } = {
  playground: "playground",
  prompts: "prompts",
  temporary: "chat",
};
