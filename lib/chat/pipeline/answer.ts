import { z } from "zod";
import type { ChatMessage } from "../../ai/schema.ts";
import { guardInput } from "../../guard/inspect-input.ts";
import { mergeVerdicts } from "../../guard/merge-verdicts.ts";
import { type GuardVerdict, guardVerdictSchema } from "../../guard/schema.ts";
import { WITHHELD_TEXT } from "../../platform/answer-auditor.ts";
import { recallFor } from "../memory/recall.ts";
import { readProjectInstructions } from "../projects/project-instructions.ts";
import { decryptMessage } from "../to-turn-view.ts";
import { attach } from "./attach.ts";
import { passesAudit } from "./audit-answer.ts";
import { type Clearance, NotCleared, startClearance } from "./clearance.ts";
import { toContinuing } from "./continuing.ts";
import { gatherConversation } from "./gather-conversation.ts";
import { retrievePassages } from "./retrieve-passages.ts";
import { ROUND_SEPARATOR, runModel } from "./run-model.ts";
import { isRoundsBudgetSpent, runToolCalls } from "./run-tool-calls.ts";
import { toProjectPrompt, toSystemPrompt } from "./system-prompt.ts";
import type { Answer, AnsweredBy, Turn } from "./turn-run.ts";

export const WITHHELD_REASON = "failsafe.answer_withheld";

/** The stages in order; each is a checkpointed step, so a retry goes on after the last finished one. */
export async function answer(turn: Turn): Promise<Answer> {
  const message = decryptMessage(turn.cipher, turn.record);
  const { verdict: guarded, redacted } = await guardMessage(turn, message);
  if (guarded.action === "block") return toBlocked(guarded);
  const text = redacted ?? message;
  const clearance = await startClearance(turn, guarded, text);
  try {
    return await answerText(turn, text, clearance);
  } catch (error) {
    if (error instanceof NotCleared) return toBlocked(error.verdict);
    throw error;
  } finally {
    await clearance.end();
  }
}

function toBlocked(verdict: GuardVerdict): Answer {
  return { outcome: "blocked", reason: "guard.input_blocked", text: null, by: null, finishReason: "blocked", verdicts: [verdict] };
}

async function answerText(turn: Turn, text: string, clearance: Clearance): Promise<Answer> {
  const attached = await attach(turn);
  const earlier: ChatMessage[] = [
    ...toProjectPrompt(await readProjectInstructions(turn)),
    ...(await recallFor(turn, text)),
    ...(await gatherConversation(turn)),
  ];
  const material = [...(await retrievePassages(turn, text)), ...attached.documents];
  const messages: ChatMessage[] = [
    { role: "system", content: toSystemPrompt(turn.canary) },
    ...earlier,
    ...material,
    { role: "user", content: attached.images.length === 0 ? text : [{ type: "text", text }, ...attached.images] },
    ...toContinuing(turn.begun),
  ];
  const said = await converse(turn, messages, clearance);
  const verdict = await guardOutput(turn, said.verdicts);
  const audited = { prompt: text, text: said.text, by: said.by, material: [...material, ...said.brought], earlier };
  if (!(await passesAudit(turn, audited))) return withhold(turn, said.by, [await clearance.wait(), verdict]);
  const isStopped = said.finishReason === "stopped";
  return {
    outcome: isStopped ? "cancelled" : "answered",
    reason: isStopped ? "stopped_by_user" : null,
    text: said.text,
    by: said.by,
    finishReason: said.finishReason,
    verdicts: [await clearance.wait(), verdict],
  };
}

/** What was streamed of it is taken back in the reader's view. */
function withhold(turn: Turn, by: AnsweredBy, verdicts: GuardVerdict[]): Answer {
  turn.writer.replace(WITHHELD_TEXT);
  return { outcome: "blocked", reason: WITHHELD_REASON, text: WITHHELD_TEXT, by, finishReason: "content-filter", verdicts };
}

/** `redacted` is what a model gets in place of the message, where it is not the message. */
const guardedMessageSchema = z.object({ verdict: guardVerdictSchema, redacted: z.string().nullable() });
type GuardedMessage = z.infer<typeof guardedMessageSchema>;

/** A step that was finished by an earlier version holds its verdict alone. */
const guardStepSchema = z.union([
  guardedMessageSchema,
  guardVerdictSchema.transform((verdict): GuardedMessage => ({ verdict, redacted: null })),
]);

/** The policy may change before a retry: what it made of the message stays with the step. */
function guardMessage(turn: Turn, message: string): Promise<GuardedMessage> {
  return turn.checkpoints.run({
    key: "guard_in",
    isPure: true,
    label: "Checking the message",
    result: guardStepSchema,
    work: async () => {
      const { verdict, text } = await guardInput(turn.ctx, { text: message, source: "user", signal: turn.signal });
      const { action, score, rulesVersion } = verdict;
      const redacted = text === message ? null : text;
      return { result: { verdict, redacted }, detail: { verdict: verdict.verdict, action, score, rulesVersion } };
    },
  });
}

/** `brought`: by tools. */
type Said = { text: string; by: AnsweredBy; finishReason: string; verdicts: GuardVerdict[]; brought: ChatMessage[] };

async function converse(turn: Turn, opening: readonly ChatMessage[], clearance: Clearance): Promise<Said> {
  const messages = [...opening];
  const verdicts: GuardVerdict[] = [];
  let by: AnsweredBy | null = null;
  const { firstRound, text: begun } = turn.begun ?? { firstRound: 0, text: "" };
  for (let round = firstRound; ; round += 1) {
    const taint = turn.taint.sources();
    const isLast = round + 1 - firstRound >= turn.ctx.deps.chatSettings.maxRounds || isRoundsBudgetSpent(turn);
    const result = await runModel(turn, { round, messages, clearance, isLast, ...(by && { prefer: by.provider }) });
    await clearance.wait();
    by = withEarlierReason(result.by, by);
    sayMissing(turn, begun + said([...messages.slice(opening.length), { role: "assistant", content: result.text }]));
    verdicts.push(result.verdict);
    messages.push({ role: "assistant", content: result.text, ...(result.toolCalls.length > 0 && { toolCalls: result.toolCalls }) });
    const isDone = result.toolCalls.length === 0 || result.reason === "stopped" || isLast;
    if (isDone) {
      const added = messages.slice(opening.length);
      const brought = added.filter(({ role }) => role === "tool");
      return { text: begun + said(added), by, finishReason: result.reason, verdicts, brought };
    }
    messages.push(...(await runToolCalls(turn, { round, calls: result.toolCalls, taint, earlier: messages })));
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
    key: turn.begun ? `guard_out:${turn.begun.firstRound}` : "guard_out",
    isPure: true,
    label: "Checking the answer",
    result: guardVerdictSchema,
    work: async () => {
      await turn.writer.settle();
      const verdict = mergeVerdicts([...turn.record.verdicts.filter(({ stage }) => stage === "guard_out"), ...verdicts]);
      return {
        result: verdict,
        detail: { verdict: verdict.verdict, redactions: verdict.redactions.reduce((total, redaction) => total + redaction.count, 0) },
      };
    },
  });
}
