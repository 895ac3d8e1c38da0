import { redactText } from "../../guard/output-guard.ts";
import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import type { ChatDeps } from "../ports.ts";
import { decryptMessage, decryptReply } from "../to-turn-view.ts";
import type { TurnRecord } from "../turn-record.ts";
import type { GiveFeedbackInput, OwnFeedback } from "./feedback.schema.ts";
import type { FeedbackRecord } from "./feedback.store.ts";
import { placeOfFeedback, toOwnFeedback } from "./to-feedback.ts";

/** By the person who got the answer, one for each; a later one takes the place of the first, also of what it shared. */
export async function giveFeedback(ctx: Context<ChatDeps>, input: GiveFeedbackInput): Promise<OwnFeedback> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const { turns, chats, db, feedback, audit } = ctx.deps;
  const turn = await turns.find(ctx.orgId, userId, input.jobId);
  if (!turn || (await chats.isDeleted(ctx.orgId, turn.chatId))) throw notFound(input.jobId);
  if (!turn.reply) throw new AppError("conflict", "chat.nothing_to_rate", "There is no answer to this message, or not yet.");
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const known = await feedback.findOfTurn(ctx.orgId, userId, turn._id);
  const record = toRecord(turn, input, { id: known?._id ?? createId("feedback"), cipher, now: ctx.clock.now() });
  const entry = toAuditRecord(ctx, {
    action: "chat.feedback-given",
    target: { type: "turn", id: turn._id },
    after: { rating: input.rating, reason: input.reason, mayShareText: input.mayShareText },
  });
  await db.withTransaction(async (session) => {
    await feedback.put(record, session);
    await audit.append(entry, session);
  });
  // A chat that is being deleted may have been cleared of feedback before this came.
  if (await chats.isDeleted(ctx.orgId, turn.chatId)) {
    await feedback.deleteOfChat(ctx.orgId, turn.chatId);
    throw notFound(input.jobId);
  }
  return toOwnFeedback(cipher, record);
}

type Making = { id: string; cipher: OrganizationCipher; now: number };

function toRecord(turn: TurnRecord, input: GiveFeedbackInput, { id, cipher, now }: Making): FeedbackRecord {
  const { _id: turnId, orgId, userId, chatId, reply } = turn;
  const { rating, reason, mayShareText } = input;
  // What is copied for others to read is rid of secrets and accounts first: a question may hold what no answer would.
  const seal = (field: Parameters<typeof placeOfFeedback>[1], text: string) =>
    cipher.encrypt(placeOfFeedback(id, field), redactText(text).text);
  return {
    ...{ _id: id, orgId, userId, chatId, turnId, rating, reason, isShared: mayShareText, at: new Date(now) },
    comment: input.comment ? seal("comment", input.comment) : null,
    shared: mayShareText
      ? {
          question: seal("shared.question", decryptMessage(cipher, turn)),
          answer: seal("shared.answer", decryptReply(cipher, turn)),
        }
      : null,
    ...{ provider: reply?.provider ?? null, model: reply?.model ?? null, isDemo: reply?.isDemo ?? false },
  };
}

/** Gone with what it shared. Again changes nothing. */
export async function takeBackFeedback(ctx: Context<ChatDeps>, input: { jobId: string }): Promise<void> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  if (!(await ctx.deps.turns.find(ctx.orgId, userId, input.jobId))) throw notFound(input.jobId);
  const entry = toAuditRecord(ctx, { action: "chat.feedback-taken-back", target: { type: "turn", id: input.jobId } });
  await ctx.deps.db.withTransaction(async (session) => {
    if (await ctx.deps.feedback.delete(ctx.orgId, userId, input.jobId, session)) await ctx.deps.audit.append(entry, session);
  });
}

/** One's own, as it was given; null where nothing was. */
export async function findFeedback(ctx: Context<ChatDeps>, input: { jobId: string }): Promise<OwnFeedback | null> {
  assertPermission(ctx, "chat.read");
  const userId = userIdOf(ctx);
  if (!(await ctx.deps.turns.find(ctx.orgId, userId, input.jobId))) throw notFound(input.jobId);
  const record = await ctx.deps.feedback.findOfTurn(ctx.orgId, userId, input.jobId);
  return record && toOwnFeedback(await ctx.deps.cipher.forOrganization(ctx.orgId), record);
}

function notFound(jobId: string): AppError {
  return new AppError("not_found", "chat.turn_not_found", `No job ${jobId}.`);
}
