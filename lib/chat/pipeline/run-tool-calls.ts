// The calls of one round. Those that only read run at the same time; one that changes something runs alone, after all before it, so that
// what the person is asked about is the next thing to happen.

import type { ChatMessage, ToolCall } from "../../ai/schema.ts";
import { toText } from "../../ai/to-text.ts";
import type { DataSource } from "../../guard/data-source.schema.ts";
import { runTool } from "./run-tool.ts";
import type { Turn } from "./turn-run.ts";

/** `taint` is what the model had read when it made the calls; `earlier` is the conversation up to them. */
type Round = { round: number; calls: readonly ToolCall[]; taint: readonly DataSource[]; earlier: readonly ChatMessage[] };

type NumberedCall = { call: ToolCall; index: number };

/** What was said of a call that is not made. */
const TOO_MANY = "Not carried out: this answer has made as many calls as it may. Answer with what there is.";
const RESULT_MAX_CHARS = 20_000;

export async function runToolCalls(turn: Turn, { round, calls, taint, earlier }: Round): Promise<ChatMessage[]> {
  const { maxToolCalls, maxToolChars } = turn.ctx.deps.chatSettings;
  const results = earlier.filter(({ role }) => role === "tool");
  const callsLeft = Math.max(0, maxToolCalls - results.length);
  const charsLeft = maxToolChars - results.reduce((sum, { content }) => sum + toText(content).length, 0);
  const maxChars = Math.max(0, Math.min(RESULT_MAX_CHARS, Math.floor(charsLeft / Math.max(1, Math.min(calls.length, callsLeft)))));
  const texts = calls.map(() => TOO_MANY);
  for (const group of toGroups(turn, calls.slice(0, callsLeft))) {
    const settled = await Promise.allSettled(
      group.map(async ({ call, index }) => {
        texts[index] = await runTool(turn, { round, index, call, taint, maxChars, earlier });
      }),
    );
    // All of them have ended before the run does: one that went on would write into a turn it does not hold any more.
    for (const result of settled) if (result.status === "rejected") throw result.reason;
  }
  return calls.map((call, index) => ({ role: "tool", toolCallId: call.id, content: texts[index] ?? TOO_MANY }));
}

function toGroups({ tools }: Turn, calls: readonly ToolCall[]): NumberedCall[][] {
  const groups: NumberedCall[][] = [];
  let reading: NumberedCall[] | null = null;
  for (const [index, call] of calls.entries()) {
    const isAlone = tools.find(({ name }) => name === call.name)?.isWriting ?? false;
    if (isAlone || !reading) groups.push([{ call, index }]);
    else reading.push({ call, index });
    reading = isAlone ? null : (reading ?? groups.at(-1) ?? null);
  }
  return groups;
}

/** Waiting for the person is no step and costs nothing. */
export function isRoundsBudgetSpent({ checkpoints, ctx }: Turn): boolean {
  const { roundsTimeMs, roundsCostMicros } = ctx.deps.chatSettings;
  let tookMs = 0;
  let costMicros = 0;
  for (const [key, { startedAt, finishedAt, calls = [] }] of Object.entries(checkpoints.steps())) {
    if (!key.startsWith("model:") && !key.startsWith("tool:")) continue;
    tookMs += finishedAt ? finishedAt.getTime() - startedAt.getTime() : 0;
    costMicros += calls.reduce((sum, call) => sum + call.costMicros, 0);
  }
  return tookMs >= roundsTimeMs || costMicros >= roundsCostMicros;
}
