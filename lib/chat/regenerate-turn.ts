import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { createTurn, findAccepted, publishTurn, toAccepted } from "./accept-turn.ts";
import type { ChatDeps } from "./ports.ts";
import type { Accepted } from "./schema.ts";
import { decryptMessage, isFinal } from "./to-turn-view.ts";

export type RegenerateInput = { jobId: string; clientMessageId: string };

/** Answers the last message of a chat once more; the new turn takes the old one's place. */
export async function regenerateTurn(ctx: Context<ChatDeps>, input: RegenerateInput): Promise<Accepted> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const repeated = await findAccepted(ctx, { userId, clientMessageId: input.clientMessageId, chatId: null, message: null });
  if (repeated) return repeated;
  const old = await ctx.deps.turns.find(ctx.orgId, userId, input.jobId);
  if (!old) throw new AppError("not_found", "chat.turn_not_found", `No job ${input.jobId}.`);
  if (!isFinal(old)) throw new AppError("conflict", "chat.turn_open", "This answer is still being written. Stop it first.");
  const last = await ctx.deps.turns.findLast(ctx.orgId, old.chatId);
  if (last?._id !== old._id) throw new AppError("conflict", "chat.turn_not_last", "Only the last answer of a chat can be made again.");
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
    const first = await findAccepted(ctx, { userId, clientMessageId: input.clientMessageId, chatId: null, message: null });
    if (first) return first;
    throw new AppError("conflict", "chat.message_conflict", "The answer could not be asked for again. Try once more.");
  }
  await publishTurn(ctx, turn);
  return toAccepted(turn);
}
