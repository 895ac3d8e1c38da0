import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { createTurn, findAccepted, publishTurn, toAccepted } from "./accept-turn.ts";
import type { ChatDeps } from "./ports.ts";
import type { Accepted } from "./schema.ts";

export type SendMessageInput = { chatId: string; message: string; clientMessageId: string };

const AUTO_TITLE_CHARS = 60;

/** Accepting is one durable write; the answer is sent after it, and the queue is told after it. */
export async function sendMessage(ctx: Context<ChatDeps>, input: SendMessageInput): Promise<Accepted> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const repeated = await findAccepted(ctx, { userId, ...input });
  if (repeated) return repeated;
  const chat = await ctx.deps.chats.takeSeq(ctx.orgId, userId, input.chatId, new Date(ctx.clock.now()));
  if (!chat) throw new AppError("not_found", "chat.chat_not_found", `No chat ${input.chatId}.`);
  const turn = await createTurn(ctx, { userId, chatSeq: chat.lastSeq, ...input });
  if (!(await ctx.deps.turns.insert(turn))) {
    const first = await findAccepted(ctx, { userId, ...input });
    if (first) return first;
    throw new AppError("conflict", "chat.message_conflict", "The message could not be stored. Send it again.");
  }
  await Promise.all([publishTurn(ctx, turn), chat.title === null && titleChat(ctx, userId, input)]);
  return toAccepted(turn);
}

/** Before limits and quota: a repetition costs nothing and always gets its first answer. */
export async function findRepeatedMessage(ctx: Context<ChatDeps>, input: SendMessageInput): Promise<Accepted | null> {
  assertPermission(ctx, "chat.write");
  return findAccepted(ctx, { userId: userIdOf(ctx), ...input });
}

async function titleChat(ctx: Context<ChatDeps>, userId: string, input: SendMessageInput): Promise<void> {
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const title = cipher.encrypt({ collection: "chats", id: input.chatId, field: "title" }, toTitle(input.message));
  await ctx.deps.chats.setTitle(ctx.orgId, userId, input.chatId, title, true);
}

export function toTitle(message: string): string {
  const line = message.trim().replace(/\s+/g, " ");
  const characters = [...line];
  return characters.length <= AUTO_TITLE_CHARS ? line : `${characters.slice(0, AUTO_TITLE_CHARS - 1).join("")}…`;
}
