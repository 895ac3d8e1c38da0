import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createSecretToken, tokenHashOf } from "../../platform/crypto/secret-token.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { getOwnChat } from "../copies/read-conversation.ts";
import type { ChatDeps } from "../ports.ts";
import { charactersOf, makeSnapshot, redactSnapshot } from "./make-snapshot.ts";
import type { CreateShareInput, Share } from "./share.schema.ts";
import type { ShareRecord } from "./share.store.ts";
import { sealSnapshot } from "./share-token.ts";
import { toShare } from "./to-share.ts";

const DAY_MS = 86_400_000;
/** Sealed twice and in base64 it is still far below what one document may be. */
const SNAPSHOT_MAX_CHARS = 2_000_000;
const OPEN_MAX = 200;

/** A copy of the conversation as it is now; what is written later is not in it. */
export async function createShare(ctx: Context<ChatDeps>, input: CreateShareInput): Promise<{ share: Share; token: string }> {
  assertPermission(ctx, "chat.write");
  const { isSharingAllowed } = await ctx.deps.organizationSettings.get(ctx.orgId);
  if (!isSharingAllowed)
    throw new AppError("forbidden", "chat.sharing_off", "Your organization does not let conversations be shared by link.");
  const userId = userIdOf(ctx);
  const chat = await getOwnChat(ctx, input.chatId);
  const { snapshot } = redactSnapshot(await makeSnapshot(ctx, chat), input.hidesPersonalData);
  await assertShareable(ctx, userId, snapshot);
  const [id, token] = [createId("chatShare"), createSecretToken()];
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const placeOf = (field: string) => ({ collection: "chat_shares", id, field });
  const now = ctx.clock.now();
  const record: ShareRecord = {
    ...{ _id: id, orgId: ctx.orgId, userId, chatId: chat._id, tokenHash: tokenHashOf(token) },
    title: cipher.encrypt(placeOf("title"), snapshot.title),
    sealed: cipher.encrypt(placeOf("sealed"), sealSnapshot(token, id, snapshot)),
    ...{ messages: snapshot.messages.length, isRedacted: input.hidesPersonalData, views: 0, at: new Date(now), revokedAt: null },
    expiresAt: new Date(now + input.expiresInDays * DAY_MS),
  };
  const { expiresInDays, hidesPersonalData } = input;
  const entry = toAuditRecord(ctx, {
    action: "chat.share-created",
    target: { type: "chat-share", id },
    severity: "notice",
    after: { chatId: chat._id, expiresInDays, hidesPersonalData },
  });
  await ctx.deps.db.withTransaction(async (session) => {
    await ctx.deps.chatShares.insert(record, session);
    await ctx.deps.audit.append(entry, session);
  });
  return { share: toShare(cipher, record, now), token };
}

async function assertShareable(ctx: Context<ChatDeps>, userId: string, snapshot: Parameters<typeof charactersOf>[0]): Promise<void> {
  if (snapshot.messages.length === 0)
    throw new AppError("conflict", "chat.nothing_to_share", "There is nothing in this chat to share yet.");
  const characters = charactersOf(snapshot);
  if (characters > SNAPSHOT_MAX_CHARS)
    throw new AppError(
      "invalid",
      "chat.share_too_long",
      `The conversation has ${characters} characters; a link holds ${SNAPSHOT_MAX_CHARS}.`,
    );
  const known = await ctx.deps.chatShares.list(ctx.orgId, userId, { after: null, limit: OPEN_MAX });
  const now = ctx.clock.now();
  if (known.filter(({ revokedAt, expiresAt }) => revokedAt === null && expiresAt.getTime() > now).length >= OPEN_MAX)
    throw new AppError("conflict", "chat.shares_full", `You have ${OPEN_MAX} links. Take one back first.`);
}
