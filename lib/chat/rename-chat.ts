import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { toChat } from "./list-chats.ts";
import type { ChatDeps } from "./ports.ts";
import type { Chat } from "./schema.ts";
import { indexTitle } from "./search/index-history.ts";

export async function renameChat(ctx: Context<ChatDeps>, input: { chatId: string; title: string }): Promise<Chat> {
  assertPermission(ctx, "chat.write");
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const title = cipher.encrypt({ collection: "chats", id: input.chatId, field: "title" }, input.title);
  const chat = await ctx.deps.chats.setTitle(ctx.orgId, userIdOf(ctx), input.chatId, title);
  if (!chat) throw new AppError("not_found", "chat.chat_not_found", `No chat ${input.chatId}.`);
  await indexTitle(ctx, chat);
  return toChat(cipher, chat);
}
