import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";
import { promptSummarySchema } from "./prompts.ts";

const VISIBILITIES = ["private", "organization"] as const;
export type CollectionVisibility = (typeof VISIBILITIES)[number];

const collectionSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  visibility: z.enum(VISIBILITIES),
  items: z.number(),
  ownerId: z.nullable(z.string()),
  isOwn: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  revision: z.number(),
});
export type PromptCollection = z.infer<typeof collectionSchema>;
const pageSchema = z.object({ items: z.array(collectionSchema), nextCursor: z.nullable(z.string()) });

/** `prompt` is null for one that is gone or that the reader may not read. */
const itemSchema = z.object({ promptId: z.string(), addedAt: z.string(), prompt: z.nullable(promptSummarySchema) });
export type CollectionItem = z.infer<typeof itemSchema>;
const itemsSchema = z.object({ items: z.array(itemSchema), nextCursor: z.nullable(z.string()) });

const PATH = "/api/prompts/collections";
const pathOf = (collectionId: string) => `${PATH}/${encodeURIComponent(collectionId)}`;
const itemPath = (collectionId: string, promptId: string) => `${pathOf(collectionId)}/items/${encodeURIComponent(promptId)}`;

export function listCollections(cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: "50", ...(cursor !== null && { cursor }) });
  return requestJson(`${PATH}?${query}`, pageSchema, { signal });
}

export function getCollection(collectionId: string, signal: AbortSignal): Promise<PromptCollection> {
  return requestJson(pathOf(collectionId), collectionSchema, { signal });
}

export type CollectionFields = { name: string; description: string; visibility: CollectionVisibility };

export function createCollection(body: CollectionFields): Promise<PromptCollection> {
  return requestJson(PATH, collectionSchema, { method: "POST", body });
}

export function changeCollection(collectionId: string, body: CollectionFields & { revision: number }): Promise<PromptCollection> {
  return requestJson(pathOf(collectionId), collectionSchema, { method: "PATCH", body });
}

export async function deleteCollection(collectionId: string): Promise<void> {
  await requestOk(pathOf(collectionId), { method: "DELETE" });
}

const ITEMS_PAGE = 100;

export function listItems(collectionId: string, cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: String(ITEMS_PAGE), ...(cursor !== null && { cursor }) });
  return requestJson(`${pathOf(collectionId)}/items?${query}`, itemsSchema, { signal });
}

/** Adds it, or moves it behind `after`; null is the front. */
export async function placeItem(collectionId: string, promptId: string, after?: string | null): Promise<void> {
  await requestOk(itemPath(collectionId, promptId), { method: "PUT", body: after === undefined ? {} : { after } });
}

export async function removeItem(collectionId: string, promptId: string): Promise<void> {
  await requestOk(itemPath(collectionId, promptId), { method: "DELETE" });
}
