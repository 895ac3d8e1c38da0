import type { CollectionInventory } from "../platform/inventory.ts";
import { byUser, fields, mention, none } from "./inventory-rows.ts";

const ofFile = {
  type: "personal",
  owned: [byUser()],
  mentions: [],
  exported: { why: "made from the file, which is exported itself" },
} as const;

/** What a file is found by. */
export const RETRIEVAL: readonly CollectionInventory[] = [
  { name: "knowledge_chunks", tenant: "orgId", encryption: fields("organization", "text", "headings"), person: ofFile },
  { name: "knowledge_texts", tenant: "orgId", encryption: fields("organization", "content"), person: ofFile },
  { name: "knowledge_segments", tenant: "orgId", encryption: fields("organization", "packed"), person: ofFile },
  { name: "knowledge_indexes", tenant: "orgId", encryption: null, person: ofFile },
  { name: "knowledge_people", tenant: "orgId", encryption: null, person: ofFile },
];

/** What is remembered of people. */
export const MEMORY: readonly CollectionInventory[] = [
  {
    name: "memories",
    tenant: "orgId",
    encryption: fields("organization", "text"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "memories", fields: ["_id", "orgId", "kind", "state", "text", "origin", "source.chatId", "createdAt", "at"] },
    },
  },
  {
    name: "memory_settings",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [mention("updatedBy")],
      exported: { as: "memory-settings", fields: ["orgId", "isOn", "updatedAt"] },
    },
  },
];

/** What is searched in place of encrypted titles and messages, and under which key. */
export const SEARCH: readonly CollectionInventory[] = [
  {
    name: "search_keys",
    tenant: "orgId",
    encryption: fields("organization", "sealed"),
    person: none("one key for an organization's search tokens, encrypted"),
  },
  {
    name: "chat_search",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { why: "keyed tokens of the messages, which are there themselves" },
    },
  },
];
