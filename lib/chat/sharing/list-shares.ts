import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { ChatDeps } from "../ports.ts";
import type { ListSharesInput, Share } from "./share.schema.ts";
import { toShare } from "./to-share.ts";

/** One's own links, newest first, with those that have ended. */
export async function listShares(
  ctx: Context<ChatDeps>,
  { cursor, limit }: ListSharesInput,
): Promise<{ items: Share[]; nextCursor: string | null }> {
  assertPermission(ctx, "chat.read");
  const records = await ctx.deps.chatShares.list(ctx.orgId, userIdOf(ctx), { after: readTimeCursor(cursor), limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const now = ctx.clock.now();
  return { items: records.map((record) => toShare(cipher, record, now)), nextCursor: nextTimeCursor(records, limit) };
}
