import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import type { OrganizationCipher } from "../platform/crypto/cipher.ts";
import { parseCursor, toCursor } from "../platform/cursor.ts";
import type { ChatRecord } from "./chat.store.ts";
import type { ChatDeps } from "./ports.ts";
import type { Chat } from "./schema.ts";

/** One's own chats, the one used last first. */
export async function listChats(
  ctx: Context<ChatDeps>,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ items: Chat[]; nextCursor: string | null }> {
  assertPermission(ctx, "chat.read");
  const records = await ctx.deps.chats.list(ctx.orgId, userIdOf(ctx), { after: toPosition(input.cursor), limit: input.limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const last = records.length === input.limit ? records.at(-1) : undefined;
  return {
    items: records.map((record) => toChat(cipher, record)),
    nextCursor: last ? toCursor([last.activeAt.getTime(), last._id]) : null,
  };
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
