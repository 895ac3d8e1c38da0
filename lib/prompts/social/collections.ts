import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { type ChangeCollectionInput, COLLECTIONS_MAX, type CollectionView, type CreateCollectionInput } from "./collection.schema.ts";
import type { CollectionRecord } from "./collection-record.ts";
import { sealWords, toCollection } from "./collection-seal.ts";
import { collectionNotFound, findOwnedCollection, findReadableCollection, ownsCollection, reachOf } from "./find-collection.ts";
import type { SocialDeps } from "./social-deps.ts";

export async function createCollection(ctx: Context<SocialDeps>, input: CreateCollectionInput): Promise<CollectionView> {
  assertPermission(ctx, "prompts.write");
  const [userId, { orgId }] = [userIdOf(ctx), ctx];
  if ((await ctx.deps.promptCollections.countUpTo(orgId, userId, COLLECTIONS_MAX)) >= COLLECTIONS_MAX)
    throw new AppError("conflict", "prompts.collections_full", `You have ${COLLECTIONS_MAX} collections. Delete one first.`);
  const cipher = await ctx.deps.cipher.forOrganization(orgId);
  const [id, now] = [createId("promptCollection"), new Date(ctx.clock.now())];
  const { name = "", description = "" } = sealWords(cipher, id, input);
  const record: CollectionRecord = {
    ...{ _id: id, orgId, ownerId: userId, ...reachOf(orgId, userId, input.visibility), name, description },
    ...{ items: 0, at: now, updatedAt: now, revision: 1 },
  };
  await ctx.deps.db.withTransaction(async (session) => {
    await ctx.deps.promptCollections.insert(record, session);
    await ctx.deps.audit.append(entryOf(ctx, "created", record), session);
  });
  return toCollection(cipher, record, true);
}

export async function getCollection(ctx: Context<SocialDeps>, { collectionId }: { collectionId: string }): Promise<CollectionView> {
  assertPermission(ctx, "prompts.read");
  const record = await findReadableCollection(ctx, collectionId);
  return toCollection(await ctx.deps.cipher.forOrganization(ctx.orgId), record, ownsCollection(ctx, record));
}

/** An organization's that is made private is its owner's alone again; one whose owner is gone stays the organization's. */
export async function changeCollection(
  ctx: Context<SocialDeps>,
  { collectionId, revision, visibility, ...words }: ChangeCollectionInput & { collectionId: string },
): Promise<CollectionView> {
  assertPermission(ctx, "prompts.write");
  const { deps, orgId } = ctx;
  const known = await findOwnedCollection(ctx, collectionId);
  if (visibility === "private" && known.ownerId === null)
    throw new AppError("conflict", "prompts.collection_ownerless", "Whoever made this collection is gone, so it stays the organization's.");
  const cipher = await deps.cipher.forOrganization(orgId);
  const change = { ...sealWords(cipher, collectionId, words), ...(visibility && reachOf(orgId, known.ownerId, visibility)) };
  const target = { id: collectionId, revision, at: new Date(ctx.clock.now()) };
  const changed = await deps.db.withTransaction(async (session) => {
    const record = await deps.promptCollections.change(orgId, target, change, session);
    if (!record)
      throw new AppError("conflict", "prompts.collection_changed", "Somebody has changed this collection meanwhile. Read it again.");
    if (change.privateTo !== undefined) await deps.promptCollectionItems.setPrivateTo(orgId, collectionId, change.privateTo, session);
    await deps.audit.append(entryOf(ctx, "changed", record, known), session);
    return record;
  });
  return toCollection(cipher, changed, ownsCollection(ctx, changed));
}

/** The prompts in it stay. */
export async function deleteCollection(ctx: Context<SocialDeps>, { collectionId }: { collectionId: string }): Promise<void> {
  assertPermission(ctx, "prompts.write");
  const { deps, orgId } = ctx;
  const known = await findOwnedCollection(ctx, collectionId);
  await deps.db.withTransaction(async (session) => {
    if (!(await deps.promptCollections.delete(orgId, collectionId, session))) throw collectionNotFound(collectionId);
    await deps.promptCollectionItems.deleteOfCollection(orgId, collectionId, session);
    await deps.audit.append(entryOf(ctx, "deleted", known), session);
  });
}

function entryOf(ctx: Context, what: "created" | "changed" | "deleted", record: CollectionRecord, before?: CollectionRecord) {
  const stateOf = ({ visibility, items, revision }: CollectionRecord) => ({ visibility, items, revision });
  return toAuditRecord(ctx, {
    action: `prompts.collection-${what}`,
    target: { type: "prompt-collection", id: record._id },
    ...(before && { before: stateOf(before) }),
    after: stateOf(record),
  });
}
