import type { CallRecord } from "../../ai/call-records.ts";
import { regionOf } from "../../ai/region-of.ts";
import type { Departure } from "../../ai/usage.store.ts";
import type { ChatDeps } from "../ports.ts";
import type { ChatTool, ToolPrice } from "../tools/chat-tool.ts";
import type { Turn } from "./turn-run.ts";

/** A call to somebody outside, as the ledgers have it: at the most it can cost until it is known. Null where nobody outside is asked. */
export async function planToolCall(turn: Turn, tool: ChatTool<ChatDeps> | undefined, argumentsText: string): Promise<CallRecord | null> {
  const { orgId, userId } = turn.record;
  const price = (await tool?.priceOf?.({ orgId, userId }, argumentsText)) ?? null;
  return price && toStarted(price, argumentsText, new Date(turn.ctx.clock.now()));
}

function toStarted({ provider, model, origin, host, maxMicros }: ToolPrice, argumentsText: string, startedAt: Date): CallRecord {
  const bytes = Buffer.byteLength(argumentsText);
  const departure: Departure = { host, region: host === null ? null : regionOf(host), dataClasses: ["message"], bytes, isUncertain: true };
  const counts = { inputTokens: 0, outputTokens: 0, isEstimated: false, costMicros: maxMicros };
  return {
    ...{ provider, model, isDemo: false, keyOrigin: origin, outcome: "started", reason: null, startedAt, durationMs: null, isSent: true },
    ...counts,
    departure,
  };
}

/** Nothing has left us where the call was found wrong before; what failed outside may have cost what nobody will tell us. */
export function settleToolCall(
  begun: CallRecord,
  { outcome, costMicros, at }: { outcome: "answered" | "failed" | "refused"; costMicros?: number; at: number },
): CallRecord {
  const isSent = outcome !== "refused";
  return {
    ...begun,
    outcome,
    isSent,
    durationMs: Math.max(0, at - begun.startedAt.getTime()),
    costMicros: isSent ? Math.min(costMicros ?? begun.costMicros, begun.costMicros) : 0,
    departure: isSent && begun.departure ? { ...begun.departure, isUncertain: outcome === "failed" } : null,
  };
}
