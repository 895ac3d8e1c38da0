import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { getOwnChat } from "../copies/read-conversation.ts";
import type { ChatDeps } from "../ports.ts";
import { charactersOf, makeSnapshot, redactSnapshot } from "./make-snapshot.ts";
import type { SharePreview } from "./share.schema.ts";

/** What a link would show, before there is one: how much, and what of it is personal. */
export async function previewShare(ctx: Context<ChatDeps>, { chatId }: { chatId: string }): Promise<SharePreview> {
  assertPermission(ctx, "chat.write");
  const { isSharingAllowed } = await ctx.deps.organizationSettings.get(ctx.orgId);
  const { snapshot, findings } = redactSnapshot(await makeSnapshot(ctx, await getOwnChat(ctx, chatId)), false);
  return { isAllowed: isSharingAllowed, messages: snapshot.messages.length, characters: charactersOf(snapshot), findings };
}
