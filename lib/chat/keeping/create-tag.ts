import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import type { ChatDeps } from "../ports.ts";
import type { CreateTagInput, Tag } from "./keeping.schema.ts";
import { TAGS_MAX } from "./tag.store.ts";
import { assertNameIsFree, readTags, sealName } from "./tags.ts";

export async function createTag(ctx: Context<ChatDeps>, { name, color }: CreateTagInput): Promise<Tag> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const kept = await readTags(ctx, userId);
  if (kept.tags.length >= TAGS_MAX)
    throw new AppError(
      "conflict",
      "chat.tags_full",
      `You have ${TAGS_MAX} tags, which is as many as one person can have. Delete one first.`,
    );
  assertNameIsFree(kept, name, null);
  const id = createId("chatTag");
  const record = { _id: id, orgId: ctx.orgId, userId, name: sealName(kept.cipher, id, name), color, createdAt: new Date(ctx.clock.now()) };
  const entry = toAuditRecord(ctx, { action: "chat.tag-created", target: { type: "chat-tag", id } });
  await ctx.deps.db.withTransaction(async (session) => {
    await ctx.deps.chatTags.insert(record, session);
    await ctx.deps.audit.append(entry, session);
  });
  return { id, name, color };
}
