import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import type { ChatDeps } from "./ports.ts";
import type { ChatTotals } from "./schema.ts";
import { addUsage, toUsageView } from "./usage-by-stage.ts";

const PAGE = 500;

/** What a chat has used so far, with all its branches. */
export async function getChatTotals(ctx: Context<ChatDeps>, input: { chatId: string }): Promise<ChatTotals> {
  assertPermission(ctx, "chat.read");
  const chat = await ctx.deps.chats.find(ctx.orgId, userIdOf(ctx), input.chatId);
  if (!chat) throw new AppError("not_found", "chat.chat_not_found", `No chat ${input.chatId}.`);
  const totals: ChatTotals = { chatId: chat._id, messages: 0, usage: null };
  for (let afterSeq = 0; ; ) {
    const page = await ctx.deps.turns.listUsage(ctx.orgId, chat._id, { afterSeq, limit: PAGE });
    for (const { usage } of page) totals.usage = addUsage(totals.usage, toUsageView(usage));
    totals.messages += page.length;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return totals;
    afterSeq = last.chatSeq;
  }
}
