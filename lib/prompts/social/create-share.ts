import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createSecretToken, tokenHashOf } from "../../platform/crypto/secret-token.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { findReadable } from "../library/find-prompt.ts";
import { composePrompt } from "../template/compose.ts";
import { openVersion } from "../versions/open-version.ts";
import { makeSnapshot } from "./make-snapshot.ts";
import type { CreateShareInput, PromptSnapshot, Share } from "./share.schema.ts";
import type { PromptShareRecord } from "./share.store.ts";
import { placeOfShare, sealSnapshot, toShare } from "./share-seal.ts";
import type { SocialDeps } from "./social-deps.ts";

const HOUR_MS = 3_600_000;
const OPEN_MAX = 200;

/** A copy of one version of a prompt one may read; what is saved later is not in it. */
export async function createShare(ctx: Context<SocialDeps>, input: CreateShareInput): Promise<{ share: Share; token: string }> {
  assertPermission(ctx, "prompts.write");
  await assertShareable(ctx);
  const prompt = await findReadable(ctx, input.promptId);
  const { record: version, content } = await openVersion(ctx, prompt, { version: input.version });
  const composed = await composePrompt(ctx, prompt, content);
  const snapshot = makeSnapshot({ prompt, version: version.number, content, composed });
  return keepShare(ctx, input, snapshot);
}

async function assertShareable(ctx: Context<SocialDeps>): Promise<void> {
  const { isSharingAllowed } = await ctx.deps.organizationSettings.get(ctx.orgId);
  if (!isSharingAllowed) throw new AppError("forbidden", "prompts.sharing_off", "Your organization lets nothing be shared by link.");
  const now = new Date(ctx.clock.now());
  if ((await ctx.deps.promptShares.countOpenUpTo(ctx.orgId, userIdOf(ctx), now, OPEN_MAX)) >= OPEN_MAX)
    throw new AppError("conflict", "prompts.shares_full", `You have ${OPEN_MAX} links. Take one back first.`);
}

async function keepShare(
  ctx: Context<SocialDeps>,
  { promptId, expiresInHours }: CreateShareInput,
  snapshot: PromptSnapshot,
): Promise<{ share: Share; token: string }> {
  const [id, token] = [createId("promptShare"), createSecretToken()];
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const now = ctx.clock.now();
  const { version } = snapshot;
  const record: PromptShareRecord = {
    ...{ _id: id, orgId: ctx.orgId, userId: userIdOf(ctx), promptId, version, tokenHash: tokenHashOf(token) },
    title: cipher.encrypt(placeOfShare(id, "title"), snapshot.title),
    sealed: cipher.encrypt(placeOfShare(id, "sealed"), sealSnapshot(token, id, snapshot)),
    ...{ views: 0, at: new Date(now), expiresAt: new Date(now + expiresInHours * HOUR_MS), revokedAt: null },
  };
  const entry = toAuditRecord(ctx, {
    action: "prompts.share-created",
    target: { type: "prompt-share", id },
    severity: "notice",
    after: { promptId, version, expiresInHours },
  });
  await ctx.deps.db.withTransaction(async (session) => {
    await ctx.deps.promptShares.insert(record, session);
    await ctx.deps.audit.append(entry, session);
  });
  return { share: toShare(cipher, record, now), token };
}
