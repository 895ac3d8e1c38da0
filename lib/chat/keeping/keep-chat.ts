import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { ChatKeeping } from "../chat.store.ts";
import { toKeptChat } from "../list-chats.ts";
import type { ChatDeps } from "../ports.ts";
import { projectNotFound } from "../projects/errors.ts";
import type { KeepChatInput, KeptChat } from "./keeping.schema.ts";
import { findTag, readTags } from "./tags.ts";

/** Only what is named changes. An archived chat is no longer pinned: it would stand where it was put away from. */
export async function keepChat(ctx: Context<ChatDeps>, { chatId, ...change }: KeepChatInput): Promise<KeptChat> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const keeping = toKeeping(change);
  if (keeping.tagIds && keeping.tagIds.length > 0) {
    const kept = await readTags(ctx, userId);
    for (const id of keeping.tagIds) findTag(kept, id);
  }
  const entry = toAuditRecord(ctx, {
    action: "chat.chat-kept",
    target: { type: "chat", id: chatId },
    after: keeping,
  });
  const at = new Date(ctx.clock.now());
  const record = await ctx.deps.db.withTransaction(async (session) => {
    const { projectId } = keeping;
    // A write to the project: a deletion of it at the same time waits or wins, so that no chat is left in what is gone.
    if (projectId && !(await ctx.deps.projects.touch({ orgId: ctx.orgId, userId, id: projectId, at }, session)))
      throw projectNotFound(projectId);
    const chat = await ctx.deps.chats.keep(ctx.orgId, userId, chatId, keeping, session);
    if (!chat) throw new AppError("not_found", "chat.chat_not_found", `No chat ${chatId}.`);
    await ctx.deps.audit.append(entry, session);
    return chat;
  });
  return toKeptChat(await ctx.deps.cipher.forOrganization(ctx.orgId), record);
}

function toKeeping({ isPinned, isArchived, projectId, tagIds }: Omit<KeepChatInput, "chatId">): ChatKeeping {
  return {
    ...(isArchived === true && { isPinned: null }),
    ...(isPinned !== undefined && { isPinned: isPinned || null }),
    ...(isArchived !== undefined && { isArchived: isArchived || null }),
    ...(projectId !== undefined && { projectId }),
    ...(tagIds !== undefined && { tagIds: [...new Set(tagIds)] }),
  };
}
