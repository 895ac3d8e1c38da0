import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import { AppError } from "../../platform/errors.ts";
import { findReadable } from "../library/find-prompt.ts";
import { type CollectionItem, ITEMS_MAX, type ListItemsInput, type PlaceItemInput } from "./collection.schema.ts";
import { itemIdOf } from "./collection-record.ts";
import { collectionNotFound, findReadableCollection } from "./find-collection.ts";
import { placeBetween } from "./place-between.ts";
import { readSummaries } from "./read-summaries.ts";
import type { SocialDeps } from "./social-deps.ts";

type Page = { items: CollectionItem[]; nextCursor: string | null };

/** In the collection's own order. What the reader may not read stands there without a word of it. */
export async function listItems(ctx: Context<SocialDeps>, { collectionId, cursor, limit }: ListItemsInput): Promise<Page> {
  assertPermission(ctx, "prompts.read");
  await findReadableCollection(ctx, collectionId);
  const [position, id] = cursor === undefined ? [] : parseCursor(cursor, ["number", "string"]);
  const after = position === undefined ? null : { position: Number(position), id: String(id) };
  const records = await ctx.deps.promptCollectionItems.list(ctx.orgId, collectionId, { after, limit });
  const summaryOf = await readSummaries(
    ctx,
    records.map(({ promptId }) => promptId),
  );
  const last = records.length === limit ? records.at(-1) : undefined;
  return {
    items: records.map(({ promptId, addedAt }) => ({ promptId, addedAt: addedAt.toISOString(), prompt: summaryOf(promptId) })),
    nextCursor: last ? toCursor([last.position, last._id]) : null,
  };
}

/** Adds a prompt, or moves one that is there. Twice is as good as once. */
export async function placeItem(ctx: Context<SocialDeps>, { collectionId, promptId, after }: PlaceItemInput): Promise<void> {
  assertPermission(ctx, "prompts.write");
  const { deps, orgId } = ctx;
  await findReadableCollection(ctx, collectionId);
  const id = itemIdOf(collectionId, promptId);
  await deps.db.withTransaction(async (session) => {
    const all = await deps.promptCollectionItems.listPlaces(orgId, collectionId, session);
    const isThere = all.some(({ _id }) => _id === id);
    if (isThere && (after === undefined || after === promptId)) return;
    if (!isThere) await assertAddable(ctx, promptId, all.length);
    const others = all.filter(({ _id }) => _id !== id);
    const placed = placeBetween(others, behindOf(collectionId, after, others));
    if (!placed) throw notThere();
    const at = new Date(ctx.clock.now());
    const touched = await deps.promptCollections.touch(orgId, collectionId, { added: isThere ? 0 : 1, at }, session);
    if (!touched) throw collectionNotFound(collectionId);
    const { position, renumbered } = placed;
    const moved = [...renumbered, ...(isThere ? [{ _id: id, position }] : [])];
    if (moved.length > 0) await deps.promptCollectionItems.place(orgId, moved, session);
    const of = { _id: id, orgId, collectionId, promptId, privateTo: touched.privateTo };
    if (!isThere) await deps.promptCollectionItems.insert({ ...of, position, addedBy: userIdOf(ctx), addedAt: at }, session);
    await deps.audit.append(entryOf(ctx, isThere ? "moved" : "added", collectionId, promptId), session);
  });
}

/** What is there may be moved by somebody who may not read it; what is added has to be read. */
async function assertAddable(ctx: Context<SocialDeps>, promptId: string, items: number): Promise<void> {
  await findReadable(ctx, promptId);
  if (items >= ITEMS_MAX)
    throw new AppError("conflict", "prompts.collection_full", `A collection holds ${ITEMS_MAX} prompts. Make another one.`);
}

function behindOf(collectionId: string, after: string | null | undefined, others: readonly { _id: string }[]): string | null {
  if (after === undefined) return others.at(-1)?._id ?? null;
  return after === null ? null : itemIdOf(collectionId, after);
}

export async function removeItem(ctx: Context<SocialDeps>, of: { collectionId: string; promptId: string }): Promise<void> {
  assertPermission(ctx, "prompts.write");
  const { deps, orgId } = ctx;
  await findReadableCollection(ctx, of.collectionId);
  const at = new Date(ctx.clock.now());
  const wasThere = await deps.db.withTransaction(async (session) => {
    if (!(await deps.promptCollectionItems.delete(orgId, of, session))) return false;
    await deps.promptCollections.touch(orgId, of.collectionId, { added: -1, at }, session);
    await deps.audit.append(entryOf(ctx, "removed", of.collectionId, of.promptId), session);
    return true;
  });
  // Of what is not in it and cannot be read nothing is told, as anywhere.
  if (!wasThere) await findReadable(ctx, of.promptId);
}

function notThere(): AppError {
  return new AppError("invalid", "prompts.item_not_there", "That prompt is not in this collection.", {
    errors: [{ pointer: "/body/after", detail: "is not in this collection" }],
  });
}

function entryOf(ctx: Context, what: "added" | "moved" | "removed", id: string, promptId: string) {
  return toAuditRecord(ctx, { action: `prompts.collection-item-${what}`, target: { type: "prompt-collection", id }, after: { promptId } });
}
