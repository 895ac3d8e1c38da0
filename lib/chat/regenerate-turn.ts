import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { createTurn, findAccepted, publishTurn, toAccepted } from "./accept-turn.ts";
import type { ChatDeps } from "./ports.ts";
import type { Accepted } from "./schema.ts";
import { decryptMessage, isFinal } from "./to-turn-view.ts";
import type { TurnRecord } from "./turn.store.ts";

export type RegenerateInput = { jobId: string; clientMessageId: string };

/** Answers the last message of a chat once more; the new turn takes the old one's place. */
export async function regenerateTurn(ctx: Context<ChatDeps>, input: RegenerateInput): Promise<Accepted> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const old = await ctx.deps.turns.find(ctx.orgId, userId, input.jobId);
  if (!old) throw new AppError("not_found", "chat.turn_not_found", `No job ${input.jobId}.`);
  const repeated = await findReplacement(ctx, old, input.clientMessageId);
  if (repeated) return repeated;
  if (!isFinal(old)) throw new AppError("conflict", "chat.turn_open", "This answer is still being written. Stop it first.");
  const last = await ctx.deps.turns.findLast(ctx.orgId, old.chatId);
  if (last?._id !== old._id) throw notLast();
  const chat = await ctx.deps.chats.takeSeq(ctx.orgId, userId, old.chatId, new Date(ctx.clock.now()));
  if (!chat) throw new AppError("not_found", "chat.chat_not_found", `No chat ${old.chatId}.`);
  const message = decryptMessage(await ctx.deps.cipher.forOrganization(ctx.orgId), old);
  const turn = await createTurn(ctx, {
    userId,
    chatId: old.chatId,
    chatSeq: chat.lastSeq,
    clientMessageId: input.clientMessageId,
    message,
  });
  if (!(await ctx.deps.turns.insertReplacement(turn, old._id))) {
    const current = await ctx.deps.turns.find(ctx.orgId, userId, input.jobId);
    const first = current && (await findReplacement(ctx, current, input.clientMessageId));
    if (first) return first;
    throw notLast();
  }
  await publishTurn(ctx, turn);
  return toAccepted(turn);
}

/** What the same call made before. An id that belongs to any other message would answer for something else, so it is refused. */
async function findReplacement(ctx: Context<ChatDeps>, old: TurnRecord, clientMessageId: string): Promise<Accepted | null> {
  const known = await findAccepted(ctx, { userId: old.userId, clientMessageId, chatId: null, message: null });
  if (known && known.jobId !== old.replacedBy)
    throw new AppError("conflict", "chat.client_message_id_reused", "This clientMessageId was used for another message. Send a new id.");
  return known;
}

function notLast(): AppError {
  return new AppError("conflict", "chat.turn_not_last", "Only the last answer of a chat can be made again.");
}
