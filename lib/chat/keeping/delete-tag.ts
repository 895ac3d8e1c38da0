import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { ChatDeps } from "../ports.ts";
import type { Tag } from "./keeping.schema.ts";
import { findTag, readTags, tagNotFound } from "./tags.ts";

/** The chats that carried it stay. */
export async function deleteTag(ctx: Context<ChatDeps>, { tagId }: { tagId: string }): Promise<void> {
  assertPermission(ctx, "chat.write");
  await removeTag(ctx, tagId, null);
}

/** Whatever carried the one carries the other afterwards. */
export async function mergeTag(ctx: Context<ChatDeps>, { tagId, intoTagId }: { tagId: string; intoTagId: string }): Promise<Tag> {
  assertPermission(ctx, "chat.write");
  if (tagId === intoTagId) throw new AppError("conflict", "chat.tag_into_itself", "A tag cannot be merged into itself.");
  const kept = await readTags(ctx, userIdOf(ctx));
  findTag(kept, tagId);
  const into = findTag(kept, intoTagId);
  await removeTag(ctx, tagId, into);
  return into;
}

async function removeTag(ctx: Context<ChatDeps>, tagId: string, into: Tag | null): Promise<void> {
  const { orgId, deps } = ctx;
  const userId = userIdOf(ctx);
  const entry = toAuditRecord(ctx, {
    action: into ? "chat.tag-merged" : "chat.tag-deleted",
    target: { type: "chat-tag", id: tagId },
    ...(into && { after: { into: into.id } }),
  });
  await deps.db.withTransaction(async (session) => {
    if (!(await deps.chatTags.delete(orgId, userId, tagId, session))) throw tagNotFound(tagId);
    await deps.chats.replaceTag(orgId, userId, tagId, into?.id ?? null, session);
    await deps.audit.append(entry, session);
  });
}
