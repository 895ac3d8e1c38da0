import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { copyAttachments } from "../attachments/attachment.ts";
import type { ChatRecord } from "../chat.store.ts";
import type { ChatDeps } from "../ports.ts";
import { indexTitle, indexTurns } from "../search/index-history.ts";
import { decryptCommitted, decryptMessage, isFinal } from "../to-turn-view.ts";
import type { TurnRecord } from "../turn-record.ts";
import { openPath, walkPath } from "./read-path.ts";

/** More than this in one transaction would hold up whoever else writes. */
const TURNS_MAX = 2_000;
const PAGE = 200;

/**
 * A new chat that begins with the conversation up to and with one answer. Its turns are copies under their own keys' places, not
 * links: each of the two chats is then read, kept, shared and deleted alone. What the answers cost stays with the first.
 */
export async function forkChat(ctx: Context<ChatDeps>, input: { jobId: string }): Promise<{ chatId: string }> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const { turns, chats, db, audit } = ctx.deps;
  const last = await turns.find(ctx.orgId, userId, input.jobId);
  const chat = last && (await chats.find(ctx.orgId, userId, last.chatId));
  if (!last || !chat) throw new AppError("not_found", "chat.turn_not_found", `No job ${input.jobId}.`);
  if (!isFinal(last)) throw new AppError("conflict", "chat.turn_open", "This answer is still being written. Stop it first.");
  const sources = await readSources(ctx, last);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const fork = toFork(chat, { cipher, now: new Date(ctx.clock.now()), turns: sources.length });
  const copies = sources.map((source, index) => toCopy(cipher, source, { chatId: fork._id, chatSeq: index + 1 }));
  const entry = toAuditRecord(ctx, {
    action: "chat.chat-forked",
    target: { type: "chat", id: fork._id },
    after: { turnId: last._id, turns: copies.length },
  });
  await db.withTransaction(async (session) => {
    await chats.insert(fork, session);
    await turns.insertAllIn(copies, session);
    await audit.append(entry, session);
  });
  await indexTurns(ctx, copies);
  await indexTitle(ctx, fork);
  return { chatId: fork._id };
}

/** Oldest first. */
async function readSources(ctx: Context<ChatDeps>, last: TurnRecord): Promise<TurnRecord[]> {
  const { turns } = ctx.deps;
  const path = await openPath(turns, { ...last, branch: last.branch ?? null });
  const sources: TurnRecord[] = [];
  for await (const turn of walkPath(turns, path, { beforeSeq: last.chatSeq + 1, page: PAGE })) {
    if (isFinal(turn)) sources.push(turn);
    if (sources.length > TURNS_MAX)
      throw new AppError("conflict", "chat.too_long_to_fork", `A chat can be forked with up to ${TURNS_MAX} messages before it.`);
  }
  return sources.reverse();
}

function toFork(chat: ChatRecord, { cipher, now, turns }: { cipher: OrganizationCipher; now: Date; turns: number }): ChatRecord {
  const id = createId("chat");
  const placeOf = (chatId: string) => ({ collection: "chats", id: chatId, field: "title" });
  return {
    ...{ _id: id, orgId: chat.orgId, userId: chat.userId, lastSeq: turns, createdAt: now, activeAt: now, deletedAt: null },
    title: chat.title && cipher.encrypt(placeOf(id), cipher.decrypt(placeOf(chat._id), chat.title)),
    ...(chat.projectId && { projectId: chat.projectId }),
  };
}

function toCopy(cipher: OrganizationCipher, source: TurnRecord, place: { chatId: string; chatSeq: number }): TurnRecord {
  const id = createId("turn");
  const text = decryptCommitted(cipher, source);
  const { path: _path, siblingOf: _first, lastSibling: _last, lastBranch: _shown, firstRound: _round, approvals: _asked, ...kept } = source;
  return {
    ...kept,
    ...place,
    ...{
      _id: id,
      branch: null,
      clientMessageId: createId("message"),
      userMessageId: createId("message"),
      replyMessageId: createId("message"),
    },
    message: cipher.encrypt({ collection: "turns", id, field: "message" }, decryptMessage(cipher, source)),
    ...copyAttachments(cipher, source, id),
    reply: source.reply && { ...source.reply, text: cipher.encrypt({ collection: "turns", id, field: "reply" }, text ?? "") },
    ...{ steps: {}, snapshot: null, usage: [], audit: [], isProjected: true },
  };
}
