import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { findMatches } from "../../platform/search/find-matches.ts";
import { type Found, findNewest } from "../../platform/search/find-newest.ts";
import type { SearchQuery } from "../../platform/search/search-query.ts";
import { toSnippet } from "../../platform/search/to-snippet.ts";
import type { TimePage } from "../../platform/time-pages.ts";
import type { ChatRecord } from "../chat.store.ts";
import { toChat } from "../list-chats.ts";
import type { ChatDeps } from "../ports.ts";
import { decryptMessage, decryptReply } from "../to-turn-view.ts";
import type { TurnRecord } from "../turn-record.ts";
import { MESSAGES_REALM } from "./index-history.ts";
import type { SearchHit } from "./schema.ts";
import type { SearchEntryRecord } from "./search-entry.store.ts";

type Search = { userId: string; kind: "title" | "message"; query: SearchQuery; page: TimePage };

/** Titles or messages of one person's own chats. The index only proposes: what is found was opened and has it. */
export async function findInChats(ctx: Context<ChatDeps>, { userId, kind, query, page }: Search): Promise<Found<SearchHit>> {
  const { orgId } = ctx;
  const cipher = await ctx.deps.cipher.forOrganization(orgId);
  const conditions = (await ctx.deps.searchKeys.forPerson(orgId, userId, MESSAGES_REALM)).conditionsOf(query);
  return findNewest<SearchEntryRecord, SearchHit>({
    page,
    list: (part) => ctx.deps.searchEntries.list(orgId, userId, { kind, conditions }, part),
    async verify(entries) {
      const chats = byId(await ctx.deps.chats.listByIds(orgId, userId, unique(entries.map(({ chatId }) => chatId))));
      const turnIds = unique(entries.flatMap(({ turnId }) => turnId ?? []));
      const turns = byId(turnIds.length === 0 ? [] : await ctx.deps.turns.listByIds(orgId, userId, turnIds));
      return entries.map((entry) => {
        const chat = chats.get(entry.chatId);
        if (!chat) return null;
        if (entry.turnId === null) return toChatHit(cipher, { entry, chat, query });
        const turn = turns.get(entry.turnId);
        return turn ? toMessageHit(cipher, { entry, chat, turn, query }) : null;
      });
    },
  });
}

type Candidate = { entry: SearchEntryRecord; chat: ChatRecord; query: SearchQuery };

function toChatHit(cipher: OrganizationCipher, { entry, chat, query }: Candidate): SearchHit | null {
  if (chat.title === null) return null;
  const { title } = toChat(cipher, chat);
  const spans = findMatches(title, query);
  return spans && { type: "chat", id: chat._id, chatId: chat._id, at: entry.at.toISOString(), snippet: toSnippet(title, spans) };
}

/** An answer that a newer one has replaced is not shown in its chat either. */
function toMessageHit(cipher: OrganizationCipher, { entry, chat, turn, query }: Candidate & { turn: TurnRecord }): SearchHit | null {
  if (turn.replacedBy !== null) return null;
  const role = entry._id === turn.userMessageId ? "user" : "assistant";
  const text = role === "user" ? decryptMessage(cipher, turn) : decryptReply(cipher, turn);
  const spans = findMatches(text, query);
  if (!spans) return null;
  const where = { chatId: chat._id, chatTitle: toChat(cipher, chat).title, jobId: turn._id };
  return { type: "message", id: entry._id, ...where, role, at: entry.at.toISOString(), snippet: toSnippet(text, spans) };
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
const byId = <Record extends { _id: string }>(records: readonly Record[]) => new Map(records.map((record) => [record._id, record]));
