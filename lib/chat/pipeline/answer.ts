import { z } from "zod";
import type { ChatMessage } from "../../ai/schema.ts";
import { inspectInput } from "../../guard/inspect-input.ts";
import { mergeVerdicts } from "../../guard/merge-verdicts.ts";
import { type GuardVerdict, guardVerdictSchema } from "../../guard/schema.ts";
import { buildContext, type Exchange } from "../build-context.ts";
import { decryptMessage, decryptReply } from "../to-turn-view.ts";
import type { TurnRecord } from "../turn.store.ts";
import { ROUND_SEPARATOR, runModel } from "./run-model.ts";
import { runTool } from "./run-tool.ts";
import { toSystemPrompt } from "./system-prompt.ts";
import type { Answer, AnsweredBy, Turn } from "./turn-run.ts";

/** The stages in order; each is a checkpointed step, so a retry goes on after the last finished one. */
export async function answer(turn: Turn): Promise<Answer> {
  const message = decryptMessage(turn.cipher, turn.record);
  const guarded = await guardInput(turn, message);
  if (guarded.verdict !== "SAFE")
    return { outcome: "blocked", reason: "guard.input_blocked", text: null, by: null, finishReason: "blocked", verdicts: [guarded] };
  const messages: ChatMessage[] = [
    { role: "system", content: toSystemPrompt(turn.canary) },
    ...(await retrieve(turn)),
    { role: "user", content: message },
  ];
  const said = await converse(turn, messages);
  const verdict = await guardOutput(turn, said.verdicts);
  const isStopped = said.finishReason === "stopped";
  return {
    outcome: isStopped ? "cancelled" : "answered",
    reason: isStopped ? "stopped_by_user" : null,
    text: said.text,
    by: said.by,
    finishReason: said.finishReason,
    verdicts: [guarded, verdict],
  };
}

function guardInput(turn: Turn, message: string): Promise<GuardVerdict> {
  return turn.checkpoints.run({
    key: "guard_in",
    isPure: true,
    label: "Checking the message",
    result: guardVerdictSchema,
    work: async () => {
      const verdict = await inspectInput(turn.ctx, { text: message, source: "user", signal: turn.signal });
      return { result: verdict, detail: { verdict: verdict.verdict, score: verdict.score, rulesVersion: verdict.rulesVersion } };
    },
  });
}

/** Earlier conversation is read again on a retry: only its size is kept in the checkpoint, and the step costs one query. */
async function retrieve(turn: Turn): Promise<ChatMessage[]> {
  let messages: ChatMessage[] = [];
  const load = async () => {
    messages = await buildContext(earlierExchanges(turn), turn.ctx.deps.chatSettings.contextTokens);
    return messages.length;
  };
  let hasRun = false;
  await turn.checkpoints.run({
    key: "retrieve",
    isPure: true,
    label: "Gathering the conversation",
    result: z.object({ messages: z.number() }),
    work: async () => {
      hasRun = true;
      const count = await load();
      return { result: { messages: count }, detail: { messages: count } };
    },
  });
  if (!hasRun) await load();
  return messages;
}

const CONTEXT_PAGE = 20;

async function* earlierExchanges(turn: Turn): AsyncGenerator<Exchange> {
  let beforeSeq = turn.record.chatSeq;
  for (;;) {
    const page: TurnRecord[] = await turn.ctx.deps.turns.list(turn.record.orgId, turn.record.chatId, { beforeSeq, limit: CONTEXT_PAGE });
    for (const earlier of page) {
      if (earlier.reply) yield { user: decryptMessage(turn.cipher, earlier), assistant: decryptReply(turn.cipher, earlier) };
    }
    const last = page.at(-1);
    if (!last || page.length < CONTEXT_PAGE) return;
    beforeSeq = last.chatSeq;
  }
}

type Said = { text: string; by: AnsweredBy; finishReason: string; verdicts: GuardVerdict[] };

async function converse(turn: Turn, opening: readonly ChatMessage[]): Promise<Said> {
  const messages = [...opening];
  const verdicts: GuardVerdict[] = [];
  let by: AnsweredBy | null = null;
  for (let round = 0; ; round += 1) {
    const result = await runModel(turn, round, messages, by?.provider);
    by = withEarlierReason(result.by, by);
    sayMissing(turn, said([...messages.slice(opening.length), { role: "assistant", content: result.text }]));
    verdicts.push(result.verdict);
    messages.push({ role: "assistant", content: result.text, ...(result.toolCalls.length > 0 && { toolCalls: result.toolCalls }) });
    const isDone = result.toolCalls.length === 0 || result.reason === "stopped" || round + 1 >= turn.ctx.deps.chatSettings.maxRounds;
    if (isDone) return { text: said(messages.slice(opening.length)), by, finishReason: result.reason, verdicts };
    for (const [index, call] of result.toolCalls.entries()) {
      messages.push({ role: "tool", toolCallId: call.id, content: await runTool(turn, round, index, call) });
    }
  }
}

/** A fallback in an earlier round explains the answer too. */
function withEarlierReason(by: AnsweredBy, earlier: AnsweredBy | null): AnsweredBy {
  return { ...by, fallbackReason: by.fallbackReason ?? earlier?.fallbackReason ?? null };
}

/** What all rounds said, as the reader sees it. */
function said(messages: readonly ChatMessage[]): string {
  return messages
    .flatMap((message) => (message.role === "assistant" && message.content !== "" ? [message.content] : []))
    .join(ROUND_SEPARATOR);
}

/** A resumed run has not streamed what an earlier run finished: readers of this fence get it in one piece. */
function sayMissing(turn: Turn, wanted: string): void {
  const shown = turn.writer.current().text;
  if (wanted.startsWith(shown)) turn.writer.text(wanted.slice(shown.length));
}

async function guardOutput(turn: Turn, verdicts: readonly GuardVerdict[]): Promise<GuardVerdict> {
  return turn.checkpoints.run({
    key: "guard_out",
    isPure: true,
    label: "Checking the answer",
    result: guardVerdictSchema,
    work: async () => {
      await turn.writer.settle();
      const verdict = mergeVerdicts(verdicts);
      return {
        result: verdict,
        detail: { verdict: verdict.verdict, redactions: verdict.redactions.reduce((total, redaction) => total + redaction.count, 0) },
      };
    },
  });
}
