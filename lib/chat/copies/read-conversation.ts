import { userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { openPath, walkPath } from "../branches/read-path.ts";
import type { ChatRecord } from "../chat.store.ts";
import type { ChatDeps } from "../ports.ts";
import type { TurnRecord } from "../turn-record.ts";

const PAGE = 200;

export async function getOwnChat(ctx: Context<ChatDeps>, chatId: string): Promise<ChatRecord> {
  const chat = await ctx.deps.chats.find(ctx.orgId, userIdOf(ctx), chatId);
  if (!chat) throw new AppError("not_found", "chat.chat_not_found", `No chat ${chatId}.`);
  return chat;
}

/** What the person sees of a chat, in time order. */
export async function readConversation({ orgId, deps }: Context<ChatDeps>, chat: ChatRecord): Promise<TurnRecord[]> {
  const path = await openPath(deps.turns, { orgId, chatId: chat._id, branch: chat.branch ?? null });
  const turns: TurnRecord[] = [];
  for await (const turn of walkPath(deps.turns, path, { beforeSeq: null, page: PAGE })) turns.push(turn);
  return turns.reverse();
}

/** All of it, also what stands beside what is shown, in the order it was asked. */
export async function readWholeChat({ orgId, deps }: Context<ChatDeps>, chat: ChatRecord): Promise<TurnRecord[]> {
  const turns: TurnRecord[] = [];
  for (let beforeSeq: number | null = null; ; ) {
    const page: TurnRecord[] = await deps.turns.listWhole(orgId, chat._id, { beforeSeq, limit: PAGE });
    turns.push(...page.filter(({ replacedBy, withdrawnAt }) => replacedBy === null && !withdrawnAt));
    const last = page.at(-1);
    if (!last || page.length < PAGE) return turns.reverse();
    beforeSeq = last.chatSeq;
  }
}
