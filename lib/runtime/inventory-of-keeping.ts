import type { CollectionInventory } from "../platform/inventory.ts";
import { byUser, fields } from "./inventory-rows.ts";

/** How people keep their chats: tags, projects, links to copies, files of conversations on their way in. */
export const KEEPING: readonly CollectionInventory[] = [
  {
    name: "chat_tags",
    tenant: "orgId",
    encryption: fields("organization", "name"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "chat-tags", fields: ["_id", "orgId", "name", "color", "createdAt"] },
    },
  },
  {
    name: "chat_shares",
    tenant: "orgId",
    encryption: fields("organization", "title", "sealed"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "chat-shares", fields: ["_id", "orgId", "chatId", "title", "at", "expiresAt", "revokedAt", "views"] },
    },
  },
  {
    name: "chat_imports",
    tenant: "orgId",
    encryption: fields("organization", "name"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "chat-imports", fields: ["_id", "orgId", "name", "sizeBytes", "state", "imported", "at", "finishedAt"] },
    },
  },
  {
    name: "chat_import_parts",
    tenant: "orgId",
    encryption: fields("organization", "data"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { why: "pieces of the person's own file, gone once it is read" },
    },
  },
  {
    name: "projects",
    tenant: "orgId",
    encryption: fields("organization", "name", "instructions"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "projects", fields: ["_id", "orgId", "name", "instructions", "createdAt"] },
    },
  },
];
