import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import {
  byCollectionSchema,
  byItemSchema,
  changeCollectionSchema,
  collectionItemSchema,
  collectionViewSchema,
  createCollectionSchema,
  listCollectionsSchema,
  listItemsSchema,
  pageOf,
  placeItemSchema,
} from "../../../../lib/prompts/social/collection.schema.ts";
import { listItems, placeItem, removeItem } from "../../../../lib/prompts/social/collection-items.ts";
import { changeCollection, createCollection, deleteCollection, getCollection } from "../../../../lib/prompts/social/collections.ts";
import { listCollections } from "../../../../lib/prompts/social/list-collections.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const listCollectionsRoute = defineRoute({
  method: "get",
  path: "/prompts/collections",
  summary: "Your own collections and those of your organization, newest first",
  access: "prompts.read",
  limit: limits.read,
  query: listCollectionsSchema,
  output: pageOf(collectionViewSchema),
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listCollections(ctx, query),
});

const createCollectionRoute = defineRoute({
  method: "post",
  path: "/prompts/collections",
  summary: "Make a collection",
  access: "prompts.write",
  limit: limits.write,
  isIdempotent: true,
  body: createCollectionSchema,
  output: collectionViewSchema,
  errors: ["prompts.collections_full"],
  handle: ({ ctx, body }) => createCollection(ctx, body),
});

const getCollectionRoute = defineRoute({
  method: "get",
  path: "/prompts/collections/{collectionId}",
  summary: "Get one collection, without what is in it",
  access: "prompts.read",
  limit: limits.read,
  params: byCollectionSchema,
  output: collectionViewSchema,
  errors: ["prompts.collection_not_found"],
  handle: ({ ctx, params }) => getCollection(ctx, params),
});

const changeCollectionRoute = defineRoute({
  method: "patch",
  path: "/prompts/collections/{collectionId}",
  summary: "Rename, describe or share a collection",
  access: "prompts.write",
  limit: limits.write,
  params: byCollectionSchema,
  body: changeCollectionSchema,
  output: collectionViewSchema,
  errors: ["prompts.collection_not_found", "prompts.not_yours", "prompts.collection_changed", "prompts.collection_ownerless"],
  handle: ({ ctx, params, body }) => changeCollection(ctx, { ...params, ...body }),
});

const deleteCollectionRoute = defineRoute({
  method: "delete",
  path: "/prompts/collections/{collectionId}",
  summary: "Delete a collection; the prompts in it stay",
  access: "prompts.write",
  limit: limits.write,
  params: byCollectionSchema,
  output: z.void(),
  status: 204,
  errors: ["prompts.collection_not_found", "prompts.not_yours"],
  handle: ({ ctx, params }) => deleteCollection(ctx, params),
});

const listItemsRoute = defineRoute({
  method: "get",
  path: "/prompts/collections/{collectionId}/items",
  summary: "What is in a collection, in its order",
  description: "`prompt` is null where it is gone or is not for you to read: the answer does not tell which.",
  access: "prompts.read",
  limit: limits.read,
  params: byCollectionSchema,
  query: listItemsSchema,
  output: pageOf(collectionItemSchema),
  errors: ["prompts.collection_not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listItems(ctx, { ...params, ...query }),
});

const placeItemRoute = defineRoute({
  method: "put",
  path: "/prompts/collections/{collectionId}/items/{promptId}",
  summary: "Add a prompt to a collection, or move it within",
  description: "`after` is the prompt it goes behind, null for the front. Left out, a new one goes to the end.",
  access: "prompts.write",
  limit: limits.write,
  params: byItemSchema,
  body: placeItemSchema,
  output: z.void(),
  status: 204,
  errors: ["prompts.collection_not_found", "prompts.not_found", "prompts.collection_full", "prompts.item_not_there"],
  handle: ({ ctx, params, body }) => placeItem(ctx, { ...params, ...body }),
});

const removeItemRoute = defineRoute({
  method: "delete",
  path: "/prompts/collections/{collectionId}/items/{promptId}",
  summary: "Take a prompt out of a collection",
  access: "prompts.write",
  limit: limits.write,
  params: byItemSchema,
  output: z.void(),
  status: 204,
  errors: ["prompts.collection_not_found", "prompts.not_found"],
  handle: ({ ctx, params }) => removeItem(ctx, params),
});

export const collectionRoutes: readonly Route[] = [
  listCollectionsRoute,
  createCollectionRoute,
  getCollectionRoute,
  changeCollectionRoute,
  deleteCollectionRoute,
  listItemsRoute,
  placeItemRoute,
  removeItemRoute,
];
