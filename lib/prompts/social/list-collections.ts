import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { CollectionView, ListCollectionsInput } from "./collection.schema.ts";
import type { CollectionRecord } from "./collection-record.ts";
import { toCollection } from "./collection-seal.ts";
import { ownsCollection, reachOf } from "./find-collection.ts";
import type { SocialDeps } from "./social-deps.ts";

type Page = { items: CollectionView[]; nextCursor: string | null };
const BOTH = ["private", "organization"] as const;

/** One's private ones and the organization's, newest first. Each kind is asked for by itself, and the two pages are laid into one. */
export async function listCollections(ctx: Context<SocialDeps>, { cursor, limit, visibility }: ListCollectionsInput): Promise<Page> {
  assertPermission(ctx, "prompts.read");
  const { orgId, deps } = ctx;
  const userId = userIdOf(ctx);
  const page = { after: readTimeCursor(cursor), limit };
  const kinds = visibility === undefined ? BOTH : [visibility];
  const found = await Promise.all(kinds.map((kind) => deps.promptCollections.list(orgId, reachOf(orgId, userId, kind).audience, page)));
  const records = found.flat().sort(newestFirst).slice(0, limit);
  const cipher = await deps.cipher.forOrganization(orgId);
  return {
    items: records.map((record) => toCollection(cipher, record, ownsCollection(ctx, record))),
    nextCursor: nextTimeCursor(records, limit),
  };
}

function newestFirst(a: CollectionRecord, b: CollectionRecord): number {
  return b.at.getTime() - a.at.getTime() || (a._id < b._id ? 1 : -1);
}
