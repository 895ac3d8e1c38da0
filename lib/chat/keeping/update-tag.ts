import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { ChatDeps } from "../ports.ts";
import type { Tag, TagColor } from "./keeping.schema.ts";
import { assertNameIsFree, findTag, readTags, sealName, tagNotFound } from "./tags.ts";

type Input = { tagId: string; name?: string | undefined; color?: TagColor | undefined };

export async function updateTag(ctx: Context<ChatDeps>, { tagId, ...change }: Input): Promise<Tag> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const kept = await readTags(ctx, userId);
  const known = findTag(kept, tagId);
  const tag: Tag = { id: tagId, name: change.name ?? known.name, color: change.color ?? known.color };
  assertNameIsFree(kept, tag.name, tagId);
  const record = { _id: tagId, orgId: ctx.orgId, userId, name: sealName(kept.cipher, tagId, tag.name), color: tag.color };
  const entry = toAuditRecord(ctx, { action: "chat.tag-updated", target: { type: "chat-tag", id: tagId } });
  await ctx.deps.db.withTransaction(async (session) => {
    if (!(await ctx.deps.chatTags.update(record, session))) throw tagNotFound(tagId);
    await ctx.deps.audit.append(entry, session);
  });
  return tag;
}
