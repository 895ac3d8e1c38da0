import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { publishTurn, toAccepted } from "./accept-turn.ts";
import type { ChatDeps } from "./ports.ts";
import type { Accepted } from "./schema.ts";
import { decryptReply, isCutOff, isFinal } from "./to-turn-view.ts";
import type { TurnRecord } from "./turn-record.ts";

/** A cut answer goes on in its own text. The same call while it goes on changes nothing. */
export async function continueTurn(ctx: Context<ChatDeps>, input: { jobId: string }): Promise<Accepted> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const turn = await ctx.deps.turns.find(ctx.orgId, userId, input.jobId);
  if (!turn || !(await ctx.deps.chats.find(ctx.orgId, userId, turn.chatId)))
    throw new AppError("not_found", "chat.turn_not_found", `No job ${input.jobId}.`);
  if (!isFinal(turn) && turn.firstRound !== undefined) return toAccepted(turn);
  await assertMayGoOn(ctx, turn);
  const audit = toAuditRecord(ctx, { action: "chat.turn-continued", target: { type: "turn", id: turn._id } });
  const dueAt = new Date(ctx.clock.now() + ctx.deps.jobTiming.publishGraceMs);
  if (!(await ctx.deps.turns.reopen(turn, { dueAt, firstRound: countRounds(turn), audit }))) {
    const current = await ctx.deps.turns.find(ctx.orgId, userId, input.jobId);
    if (current && !isFinal(current)) return toAccepted(current);
    throw notCutOff();
  }
  await ctx.deps.searchEntries.delete(ctx.orgId, turn.replyMessageId);
  await publishTurn(ctx, { ...turn, publishCount: turn.publishCount + 1 });
  return toAccepted(turn);
}

async function assertMayGoOn(ctx: Context<ChatDeps>, turn: TurnRecord): Promise<void> {
  if (!isFinal(turn)) throw new AppError("conflict", "chat.turn_open", "This answer is still being written.");
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  if (!isCutOff(turn) || decryptReply(cipher, turn) === "") throw notCutOff();
  const page = { branch: turn.branch ?? null, beforeSeq: Number.MAX_SAFE_INTEGER, limit: 1 };
  const [last] = await ctx.deps.turns.listOfBranch(ctx.orgId, turn.chatId, page);
  if (last && last._id !== turn._id) throw new AppError("conflict", "chat.turn_not_last", "Only the last answer of a branch can go on.");
}

/** Rounds of the new part have names of their own: those there were are done and paid for. */
function countRounds({ steps }: TurnRecord): number {
  const rounds = Object.keys(steps).flatMap((key) => (key.startsWith("model:") ? [Number(key.slice("model:".length))] : []));
  return Math.max(-1, ...rounds) + 1;
}

function notCutOff(): AppError {
  return new AppError("conflict", "chat.turn_not_cut_off", "This answer has come to its end.");
}
