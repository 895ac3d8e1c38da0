import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import type { OrganizationCipher } from "../platform/crypto/cipher.ts";
import { parseCursor, toCursor } from "../platform/cursor.ts";
import type { ChatFilter, ChatRecord } from "./chat.store.ts";
import type { KeptChat } from "./keeping/keeping.schema.ts";
import { findTag, readTags } from "./keeping/tags.ts";
import type { ChatDeps } from "./ports.ts";
import { projectNotFound } from "./projects/errors.ts";
import type { Chat } from "./schema.ts";

/** One's own chats, the one used last first. */
export async function listChats(
  ctx: Context<ChatDeps>,
  input: { cursor?: string | undefined; limit: number } & ChatFilter,
): Promise<{ items: KeptChat[]; nextCursor: string | null }> {
  assertPermission(ctx, "chat.read");
  await assertFilter(ctx, input);
  const records = await ctx.deps.chats.list(ctx.orgId, userIdOf(ctx), { ...input, after: toPosition(input.cursor) });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const last = records.length === input.limit ? records.at(-1) : undefined;
  return {
    items: records.map((record) => toKeptChat(cipher, record)),
    nextCursor: last ? toCursor([last.activeAt.getTime(), last._id]) : null,
  };
}

/** What names nothing of one's own is said, not answered by an empty list. */
async function assertFilter(ctx: Context<ChatDeps>, { projectId, tagId }: ChatFilter): Promise<void> {
  const userId = userIdOf(ctx);
  if (projectId !== undefined && !(await ctx.deps.projects.find(ctx.orgId, userId, projectId))) throw projectNotFound(projectId);
  if (tagId !== undefined) findTag(await readTags(ctx, userId), tagId);
}

function toPosition(cursor: string | undefined): { activeAt: Date; id: string } | null {
  if (cursor === undefined) return null;
  const [activeAt, id] = parseCursor(cursor, ["number", "string"]);
  return { activeAt: new Date(Number(activeAt)), id: String(id) };
}

export function toChat(cipher: OrganizationCipher, record: ChatRecord): Chat {
  const title = record.title === null ? "New chat" : cipher.decrypt({ collection: "chats", id: record._id, field: "title" }, record.title);
  return { id: record._id, title, createdAt: record.createdAt.toISOString() };
}

export function toKeptChat(cipher: OrganizationCipher, record: ChatRecord): KeptChat {
  const { isPinned, isArchived, projectId = null, tagIds = [] } = record;
  return {
    ...toChat(cipher, record),
    activeAt: record.activeAt.toISOString(),
    isPinned: isPinned === true,
    isArchived: isArchived === true,
    projectId,
    tagIds,
  };
}
