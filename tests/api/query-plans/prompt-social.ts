import type { ClientSession, Document } from "mongodb";
import { createId } from "../../../lib/platform/ids.ts";
import { type CollectionItemRecord, type CollectionRecord, itemIdOf } from "../../../lib/prompts/social/collection-record.ts";
import { type FavouriteRecord, favouriteIdOf } from "../../../lib/prompts/social/favourite.store.ts";
import { type RatingRecord, ratingIdOf } from "../../../lib/prompts/social/rating.store.ts";
import type { PromptShareRecord } from "../../../lib/prompts/social/share.store.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

export function promptSocialStores({ promptFavourites, promptRatings, promptCollections, promptCollectionItems, promptShares }: AppDeps) {
  return {
    createFavouriteStore: promptFavourites,
    createRatingStore: promptRatings,
    createCollectionStore: promptCollections,
    createCollectionItemStore: promptCollectionItems,
    createPromptShareStore: promptShares,
  };
}

const PROMPT = seededId("prm", 7);
const DAY_MS = 86_400_000;

/** Every question they are ever asked. */
export async function askPromptSocial(deps: AppDeps, owner: Owner): Promise<void> {
  await deps.db.withTransaction((session) => askMarks(deps, owner, session));
  await deps.db.withTransaction((session) => askCollections(deps, owner, session));
  await askShares(deps, owner);
}

async function askMarks({ promptFavourites, promptRatings }: AppDeps, { orgId, userId }: Owner, session: ClientSession): Promise<void> {
  const [of, at, ids] = [{ userId, promptId: PROMPT }, new Date(), [PROMPT, seededId("prm", 8)]];
  await promptFavourites.put(orgId, { ...of, promptOrgId: orgId, at }, session);
  for (const after of [null, { at, id: "x" }]) await promptFavourites.list(orgId, userId, { after, limit: 5 });
  await promptFavourites.listAmong(orgId, userId, ids);
  await promptFavourites.delete(orgId, of, session);
  await promptFavourites.deleteOfPrompt(orgId, PROMPT, session);
  await promptRatings.put(orgId, { ...of, stars: 3, at }, session);
  await promptRatings.find(orgId, of, session);
  await promptRatings.listAmong(orgId, userId, ids);
  await promptRatings.deleteOfPrompt(orgId, PROMPT, session);
}

async function askCollections(deps: AppDeps, { orgId, userId }: Owner, session: ClientSession): Promise<void> {
  const { promptCollections: collections, promptCollectionItems: items } = deps;
  const [id, at] = [createId("promptCollection"), new Date()];
  const record = toCollectionRow({ orgId, userId, at, _id: id });
  await collections.insert(record, session);
  await collections.find(orgId, id, session);
  await collections.find(orgId, id);
  for (const audience of [orgId, record.audience])
    for (const after of [null, { at, id }]) await collections.list(orgId, audience, { after, limit: 5 });
  await collections.countUpTo(orgId, userId, 200);
  await collections.change(orgId, { id, revision: 1, at }, { name: "sealed" }, session);
  await collections.touch(orgId, id, { added: 1, at }, session);
  const item = toItemRow({ orgId, userId, at, collectionId: id, promptId: PROMPT });
  await items.insert(item, session);
  for (const after of [null, { position: 1, id: item._id }]) await items.list(orgId, id, { after, limit: 5 });
  await items.listPlaces(orgId, id, session);
  await items.place(orgId, [item], session);
  await items.setPrivateTo(orgId, id, null, session);
  await items.delete(orgId, item, session);
  await items.deleteOfCollection(orgId, id, session);
  await collections.delete(orgId, id, session);
}

async function askShares({ db, promptShares: shares }: AppDeps, { orgId, userId }: Owner): Promise<void> {
  const [id, at] = [createId("promptShare"), new Date()];
  await db.withTransaction((session) => shares.insert(toShareRow({ orgId, userId, at, _id: id }), session));
  await shares.findByToken("none");
  await shares.find(orgId, id);
  for (const after of [null, { at, id }]) {
    await shares.listOfPrompt(orgId, PROMPT, { after, limit: 5 });
    await shares.listOwn(orgId, { userId, promptId: PROMPT }, { after, limit: 5 });
  }
  await shares.countOpenUpTo(orgId, userId, at, 5);
  await shares.countView(orgId, id);
  await db.withTransaction(async (session) => {
    await shares.revoke(orgId, { id, at }, session);
    await shares.deleteOfPrompt(orgId, PROMPT, session);
  });
}

type Past = { tenancy: Tenancy; at(index: number): Date };

/** Nobody has a collection longer than it may be, and most links have ended. */
export function promptSocialPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  const of = (index: number) => ({ ...tenancy.of(index), at: at(index), promptId: seededId("prm", index) });
  return {
    prompt_favourites: (index): FavouriteRecord => {
      const { orgId, userId, promptId, at: when } = of(index);
      return { _id: favouriteIdOf(orgId, { userId, promptId }), orgId, userId, promptId, promptOrgId: orgId, at: when };
    },
    prompt_ratings: (index): RatingRecord => {
      const { orgId, userId, promptId, at: when } = of(index);
      return { _id: ratingIdOf({ userId, promptId }), orgId, userId, promptId, stars: 1 + (index % 5), at: when };
    },
    prompt_collections: (index) => toCollectionRow({ ...of(index), _id: seededId("pcl", index) }),
    prompt_collection_items: (index) => toItemRow({ ...of(index), collectionId: seededId("pcl", Math.floor(index / 50)) }),
    prompt_shares: (index) => ({ ...toShareRow({ ...of(index), _id: seededId("psh", index) }), promptId: seededId("prm", index % 5_000) }),
  };
}

type Row = { orgId: string; userId: string; at: Date };

function toCollectionRow({ _id, orgId, userId, at }: Row & { _id: string }): CollectionRecord {
  const reach = { visibility: "private", audience: `${orgId}:${userId}`, privateTo: userId } as const;
  return { _id, orgId, ownerId: userId, ...reach, name: "v1.sealed", description: "v1.sealed", items: 0, at, updatedAt: at, revision: 1 };
}

function toItemRow({ orgId, userId, at, collectionId, promptId }: Row & { collectionId: string; promptId: string }): CollectionItemRecord {
  const [_id, position] = [itemIdOf(collectionId, promptId), at.getTime()];
  return { _id, orgId, collectionId, promptId, privateTo: userId, position, addedBy: userId, addedAt: at };
}

function toShareRow({ _id, orgId, userId, at }: Row & { _id: string }): PromptShareRecord {
  const made = { promptId: PROMPT, version: 1, tokenHash: `seeded-${_id}`, title: "v1.sealed", sealed: null, views: 0 };
  return { _id, orgId, userId, ...made, at, expiresAt: new Date(Date.now() + DAY_MS), revokedAt: at };
}
