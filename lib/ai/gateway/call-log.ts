// What became of each call, written a moment after it. Money stands in the ledgers, which have rules of their own; here a process
// that is killed takes at most a quarter of a second of verdicts with it.

import type { AfterReply } from "../../platform/after-reply.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Logger } from "../../platform/log.ts";
import { createSharedWork } from "../../platform/shared-work.ts";
import { createRowBuffer, FLUSH_MS } from "../row-buffer.ts";
import type { ModelCallRecord, ModelCallStore } from "./model-call.store.ts";

export type CallLog = {
  add(record: ModelCallRecord): void;
  find(orgId: string, id: string): Promise<ModelCallRecord | null>;
  /** The process ends. */
  close(): Promise<void>;
};

type CallLogDeps = { calls: ModelCallStore; clock: Clock; log: Logger; afterReply: AfterReply };

export function createCallLog({ calls, clock, log, afterReply }: CallLogDeps): CallLog {
  const buffer = createRowBuffer<ModelCallRecord>({ name: "model-calls", write: calls.insertAll, clock, log });
  const flushSoon = createSharedWork(clock, FLUSH_MS, buffer.flush);
  return {
    add(record) {
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
