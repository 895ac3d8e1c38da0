import type { GuardVerdict } from "../../guard/schema.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import type { AccessCaller, CacheOutcome, Charge } from "../access.ts";
import { toAppError } from "../to-app-error.ts";
import { toCaller } from "../to-caller.ts";
import type { CallLog } from "./call-log.ts";
import type { CallEndpoint, CallOutcome, ModelCallRecord } from "./model-call.store.ts";

type Answered = { provider: string; model: string; isDemo: boolean; fallbackReason: string | null; cache: CacheOutcome };
type Ending = { verdict?: GuardVerdict | null; charge?: Charge | null; error?: unknown };

/** What is noted of one call while it goes on; its first ending is the one that is kept. */
export type CallNote = {
  id: string;
  /** Of the request; a later one takes the place of the one before. */
  judged(verdict: GuardVerdict): void;
  answeredBy(answer: Answered): void;
  /** Notes a failure and throws it as the caller may see it. */
  failing<Value>(work: Promise<Value>): Promise<Value>;
  end(outcome: CallOutcome, ending: Ending): void;
};

const KEPT_MS = 90 * 86_400_000;

export function startCallNote(ctx: Context<{ callLog: CallLog }>, endpoint: CallEndpoint): CallNote {
  const id = createId("modelCall");
  const startedAt = ctx.clock.now();
  let judged: GuardVerdict | null = null;
  let answered: Answered | null = null;
  let isEnded = false;
  const end: CallNote["end"] = (outcome, { verdict, charge, error }) => {
    if (isEnded) return;
    isEnded = true;
    const code = error instanceof AppError ? error.code : null;
    ctx.deps.callLog.add({
      ...toRecord(id, toCaller(ctx, "gateway"), endpoint, startedAt),
      durationMs: Math.max(0, ctx.clock.now() - startedAt),
      outcome: code === "provider.aborted" ? "stopped" : outcome,
      errorCode: outcome === "failed" ? (code ?? "internal") : null,
      ...(answered && toAnswered(answered)),
      verdicts: [judged, verdict].filter((each) => each !== null && each !== undefined),
      ...(charge && {
        inputTokens: charge.usage.inputTokens,
        outputTokens: charge.usage.outputTokens,
        costMicros: charge.costMicros,
      }),
    });
  };
  return {
    id,
    judged(verdict) {
      judged = verdict;
    },
    answeredBy(answer) {
      answered = answer;
    },
    async failing(work) {
      try {
        return await work;
      } catch (error) {
        const shown = toAppError(error);
        end("failed", { error: shown });
        throw shown;
      }
    },
    end,
  };
}

/** Of an answer many fields come along; these are kept. */
function toAnswered({ provider, model, isDemo, fallbackReason, cache }: Answered): Answered {
  return { provider, model, isDemo, fallbackReason, cache };
}

function toRecord(id: string, caller: AccessCaller, endpoint: CallEndpoint, startedAt: number) {
  const { orgId, userId, keyId } = caller;
  return {
    _id: id,
    orgId,
    userId,
    keyId,
    endpoint,
    at: new Date(startedAt),
    provider: null,
    model: null,
    isDemo: false,
    fallbackReason: null,
    cache: "off",
    inputTokens: 0,
    outputTokens: 0,
    costMicros: 0,
    expiresAt: new Date(startedAt + KEPT_MS),
  } satisfies Omit<ModelCallRecord, "durationMs" | "outcome" | "errorCode" | "verdicts">;
}
