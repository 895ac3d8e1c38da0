// Titles, messages and answers go into the search index as keyed tokens, once they are final and the guard has spoken. What is there stays,
// so everything here may be repeated; the sweep does so for a process that died before.

import type { Context } from "../../platform/context.ts";
import type { ChatRecord } from "../chat.store.ts";
import type { ChatDeps } from "../ports.ts";
import { decryptMessage, decryptReply } from "../to-turn-view.ts";
import type { TurnRecord } from "../turn-record.ts";
import type { SearchEntryRecord } from "./search-entry.store.ts";

/** Tokens of messages and titles are made under this name. */
export const MESSAGES_REALM = "messages";

export async function indexTurns(ctx: Context<ChatDeps>, turns: readonly TurnRecord[]): Promise<void> {
  const [first] = turns;
  if (!first) return;
  const cipher = await ctx.deps.cipher.forOrganization(first.orgId);
  const keyed = await ctx.deps.searchKeys.forPerson(first.orgId, first.userId, MESSAGES_REALM);
  const entries = turns.flatMap((turn): SearchEntryRecord[] => {
    const { orgId, userId, chatId, _id: turnId } = turn;
    const common = { orgId, userId, kind: "message" as const, chatId, turnId };
    const own = { _id: turn.userMessageId, ...common, tokens: keyed.tokensOf(decryptMessage(cipher, turn)), at: turn.createdAt };
    if (!turn.reply) return [own];
    const tokens = keyed.tokensOf(decryptReply(cipher, turn));
    return [own, { _id: turn.replyMessageId, ...common, tokens, at: turn.reply.createdAt }];
  });
  await ctx.deps.searchEntries.insertMissing(entries);
}

/** A chat that has no title of its own yet is found by its messages. */
export async function indexTitle(ctx: Context<ChatDeps>, chat: ChatRecord): Promise<void> {
  if (chat.title === null) return;
  const { _id, orgId, userId, activeAt } = chat;
  const cipher = await ctx.deps.cipher.forOrganization(orgId);
  const keyed = await ctx.deps.searchKeys.forPerson(orgId, userId, MESSAGES_REALM);
  const tokens = keyed.tokensOf(cipher.decrypt({ collection: "chats", id: _id, field: "title" }, chat.title));
  await ctx.deps.searchEntries.put({ _id, orgId, userId, kind: "title", chatId: _id, turnId: null, tokens, at: activeAt });
}
