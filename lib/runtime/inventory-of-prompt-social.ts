import type { CollectionInventory } from "../platform/inventory.ts";
import { byUser, fields, mention } from "./inventory-rows.ts";

/** What people make of the prompt library for themselves and each other. */
export const PROMPT_SOCIAL: readonly CollectionInventory[] = [
  {
    name: "prompt_favourites",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "prompt-favourites", fields: ["orgId", "promptId", "at"] },
    },
  },
  {
    // The sum on the prompt stays: who gave which part of it is gone.
    name: "prompt_ratings",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "prompt-ratings", fields: ["orgId", "promptId", "stars", "at"] },
    },
  },
  {
    name: "prompt_collections",
    tenant: "orgId",
    encryption: fields("organization", "name", "description"),
    person: {
      type: "personal",
      owned: [byUser("privateTo")],
      mentions: [mention("ownerId", "nobody")],
      exported: { as: "prompt-collections", fields: ["_id", "orgId", "name", "description", "items", "at"] },
    },
  },
  {
    name: "prompt_collection_items",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser("privateTo")],
      mentions: [mention("addedBy", "nobody")],
      exported: { as: "prompt-collection-items", fields: ["orgId", "collectionId", "promptId", "position", "addedAt"] },
    },
  },
  {
    name: "prompt_shares",
    tenant: "orgId",
    encryption: fields("organization", "title", "sealed"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "prompt-shares", fields: ["_id", "orgId", "promptId", "version", "title", "at", "expiresAt", "revokedAt", "views"] },
    },
  },
];
