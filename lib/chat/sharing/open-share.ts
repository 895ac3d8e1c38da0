import type { Context } from "../../platform/context.ts";
import { tokenHashOf } from "../../platform/crypto/secret-token.ts";
import type { ChatDeps } from "../ports.ts";
import { shareNotFound } from "./revoke-share.ts";
import type { SharedChat } from "./share.schema.ts";
import { openSnapshot } from "./share-token.ts";
import { stateOf } from "./to-share.ts";

/** For anybody who holds the link. An organization that stops sharing ends the links it has, and a deleted chat its own. */
export async function openShare(ctx: Context<ChatDeps>, { token }: { token: string }): Promise<SharedChat> {
  const record = await ctx.deps.chatShares.findByToken(tokenHashOf(token));
  if (!record?.sealed || stateOf(record, ctx.clock.now()) !== "open") throw shareNotFound();
  const { _id: id, orgId, at, expiresAt, isRedacted } = record;
  const [{ isSharingAllowed }, isDeleted] = await Promise.all([
    ctx.deps.organizationSettings.get(orgId),
    ctx.deps.chats.isDeleted(orgId, record.chatId),
  ]);
  if (!isSharingAllowed || isDeleted) throw shareNotFound();
  const cipher = await ctx.deps.cipher.forOrganization(orgId);
  const snapshot = openSnapshot(token, id, cipher.decrypt({ collection: "chat_shares", id, field: "sealed" }, record.sealed));
  await ctx.deps.chatShares.countView(orgId, id);
  return { ...snapshot, sharedAt: at.toISOString(), expiresAt: expiresAt.toISOString(), isRedacted };
}
