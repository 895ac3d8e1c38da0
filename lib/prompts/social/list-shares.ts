import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import { findReadable, isOwned } from "../library/find-prompt.ts";
import type { ListSharesInput, Share } from "./share.schema.ts";
import { toShare } from "./share-seal.ts";
import type { SocialDeps } from "./social-deps.ts";

type Page = { items: Share[]; nextCursor: string | null };

/** Newest first, with those that have ended: one's own, and all of them for who may take them back. */
export async function listShares(
  ctx: Context<SocialDeps>,
  { promptId, cursor, limit }: ListSharesInput & { promptId: string },
): Promise<Page> {
  assertPermission(ctx, "prompts.read");
  const { deps, orgId } = ctx;
  const prompt = await findReadable(ctx, promptId);
  const page = { after: readTimeCursor(cursor), limit };
  const records = isOwned(ctx, prompt)
    ? await deps.promptShares.listOfPrompt(orgId, promptId, page)
    : await deps.promptShares.listOwn(orgId, { userId: userIdOf(ctx), promptId }, page);
  const cipher = await deps.cipher.forOrganization(orgId);
  const now = ctx.clock.now();
  return { items: records.map((record) => toShare(cipher, record, now)), nextCursor: nextTimeCursor(records, limit) };
}
