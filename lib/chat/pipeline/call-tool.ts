import type { CallRecord } from "../../ai/call-records.ts";
import { actFor } from "../../auth/act-for.ts";
import { AppError } from "../../platform/errors.ts";
import type { ChatDeps } from "../ports.ts";
import { type ChatTool, type ToolAnswer, ToolFailedError, ToolInputError } from "../tools/chat-tool.ts";
import { settleToolCall } from "./tool-price.ts";
import { reserveCall } from "./turn-holds.ts";
import type { Turn } from "./turn-run.ts";

const TOOL_TIMEOUT_MS = 30_000;

/** `planned` is the call outside that this one makes, if any, as the step was begun with it. */
type Call = { key: string; tool: ChatTool<ChatDeps> | undefined; argumentsText: string; planned: CallRecord | null };

export type MadeCall = { answer: ToolAnswer; isError: boolean; calls: readonly CallRecord[] };

/** Never throws for what the tool or its vendor does wrong: the model is told in a sentence and goes on. */
export async function callTool(turn: Turn, { key, tool, argumentsText, planned }: Call): Promise<MadeCall> {
  const { ctx, record } = turn;
  const settle = (outcome: "answered" | "failed" | "refused", costMicros?: number): CallRecord[] =>
    planned ? [settleToolCall(planned, { outcome, at: ctx.clock.now(), ...(costMicros !== undefined && { costMicros }) })] : [];
  const fail = (text: string, wasAsked: boolean): MadeCall => ({
    answer: { text },
    isError: true,
    calls: settle(wasAsked ? "failed" : "refused"),
  });
  if (!tool) return fail("There is no such tool.", false);
  try {
    const { _id: turnId, orgId, userId, keyId, chatId } = record;
    const person = await actFor(ctx, { orgId, userId, keyId: keyId ?? null });
    if (!person) return fail("The person has no access any more.", false);
    if (planned) await reserveCall(ctx, record, { key, index: 0, micros: planned.costMicros });
    const signal = AbortSignal.any([turn.signal, AbortSignal.timeout(TOOL_TIMEOUT_MS)]);
    const given = await tool.run(argumentsText, { ctx: person, turn: { chatId, turnId }, clock: ctx.clock, signal });
    const answer = typeof given === "string" ? { text: given } : given;
    return { answer, isError: false, calls: settle("answered", answer.costMicros) };
  } catch (error) {
    if (turn.signal.aborted) throw error;
    if (error instanceof ToolInputError) return fail(error.message, false);
    if (error instanceof ToolFailedError) return fail(error.message, true);
    // Its sentence is written for people, and so is fit for their model: a permission that is missing, a budget that is used up.
    if (error instanceof AppError) return fail(`It could not be done: ${error.message}`, false);
    ctx.log.warn({ id: record._id, tool: tool.name, error }, "a tool failed");
    return fail("The tool failed.", true);
  }
}
