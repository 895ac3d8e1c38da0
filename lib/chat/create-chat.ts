import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { createId } from "../platform/ids.ts";
import type { ChatDeps } from "./ports.ts";
import { indexTitle } from "./search/index-history.ts";

export async function createChat(ctx: Context<ChatDeps>, input: { title?: string | undefined }): Promise<{ chatId: string }> {
  assertPermission(ctx, "chat.write");
  const id = createId("chat");
  const now = new Date(ctx.clock.now());
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const title = input.title === undefined ? null : cipher.encrypt({ collection: "chats", id, field: "title" }, input.title);
  const chat = { _id: id, orgId: ctx.orgId, userId: userIdOf(ctx), title, lastSeq: 0, createdAt: now, activeAt: now, deletedAt: null };
  await ctx.deps.chats.insert(chat);
  await indexTitle(ctx, chat);
  return { chatId: id };
}
