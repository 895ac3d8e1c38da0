import { userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { notYours } from "../library/prompt-errors.ts";
import { audienceOf, audiencesOf } from "../library/prompt-record.ts";
import type { CollectionRecord, CollectionVisibility } from "./collection-record.ts";
import type { SocialStores } from "./ports.ts";

type Collections = Context<Pick<SocialStores, "promptCollections">>;

/** Also "not found" for somebody else's private one and for another organization's, so ids cannot be probed. */
export async function findReadableCollection(ctx: Collections, id: string): Promise<CollectionRecord> {
  const record = await ctx.deps.promptCollections.find(ctx.orgId, id);
  if (!record || !audiencesOf({ orgId: ctx.orgId, userId: userIdOf(ctx) }).includes(record.audience)) throw collectionNotFound(id);
  return record;
}

/** To rename, share or delete: for its owner, and of the organization's for who administers. */
export async function findOwnedCollection(ctx: Collections, id: string): Promise<CollectionRecord> {
  const record = await findReadableCollection(ctx, id);
  if (!ownsCollection(ctx, record)) throw notYours("Only its owner and administrators may do this to a collection.");
  return record;
}

export function ownsCollection(ctx: Context, { ownerId }: CollectionRecord): boolean {
  return ownerId === userIdOf(ctx) || ctx.permissions.has("prompts-public.write");
}

export function reachOf(orgId: string, ownerId: string | null, visibility: CollectionVisibility) {
  return { visibility, audience: audienceOf({ visibility, orgId, ownerId }), privateTo: visibility === "private" ? ownerId : null };
}

export function collectionNotFound(id: string): AppError {
  return new AppError("not_found", "prompts.collection_not_found", `No collection ${id}.`);
}
