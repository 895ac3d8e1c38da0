import type { Context } from "../../platform/context.ts";
import { tokenHashOf } from "../../platform/crypto/secret-token.ts";
import { shareNotFound } from "./revoke-share.ts";
import type { OpenedShare } from "./share.schema.ts";
import type { PromptShareRecord } from "./share.store.ts";
import { openSnapshot, placeOfShare, stateOfShare } from "./share-seal.ts";
import type { SocialDeps } from "./social-deps.ts";

/** For anybody who holds the link, as long as whoever made it may still read the prompt and their organization lets links be. */
export async function openShare(ctx: Context<SocialDeps>, { token }: { token: string }): Promise<OpenedShare> {
  const record = await ctx.deps.promptShares.findByToken(tokenHashOf(token));
  if (!record?.sealed || stateOfShare(record, ctx.clock.now()) !== "open" || !(await mayBeRead(ctx, record))) throw shareNotFound();
  const { _id: id, orgId, at, expiresAt } = record;
  const cipher = await ctx.deps.cipher.forOrganization(orgId);
  const snapshot = openSnapshot(token, id, cipher.decrypt(placeOfShare(id, "sealed"), record.sealed));
  await ctx.deps.promptShares.countView(orgId, id);
  return { ...snapshot, sharedAt: at.toISOString(), expiresAt: expiresAt.toISOString() };
}

async function mayBeRead({ deps }: Context<SocialDeps>, { orgId, userId, promptId, version }: PromptShareRecord): Promise<boolean> {
  const [{ isSharingAllowed }, prompt] = await Promise.all([
    deps.organizationSettings.get(orgId),
    deps.prompts.find(orgId, userId, promptId),
  ]);
  if (!isSharingAllowed || !prompt) return false;
  // Of somebody else's public prompt, what is published no longer is nobody's to pass on.
  return prompt.orgId === orgId || prompt.publicVersion === version;
}
