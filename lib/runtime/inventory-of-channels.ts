import type { CollectionInventory } from "../platform/inventory.ts";
import { byUser, fields, mention, none } from "./inventory-rows.ts";

export const CHANNELS: readonly CollectionInventory[] = [
  {
    name: "webhook_endpoints",
    tenant: "orgId",
    encryption: fields("organization", "url", "description", "secret", "previousSecret"),
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("createdBy")],
      exported: { why: "an address of the organization; who made it is in the trail" },
    },
  },
  {
    name: "webhook_deliveries",
    tenant: "orgId",
    encryption: null,
    person: none("ids and facts of events, and how their delivery went"),
  },
  {
    name: "telegram_chats",
    tenant: "orgId",
    encryption: fields("organization", "chatId"),
    person: { type: "personal", owned: [byUser()], mentions: [], exported: { as: "telegramChats", fields: ["linkedAt", "chatId"] } },
  },
  {
    name: "telegram_tickets",
    tenant: "orgId",
    encryption: null,
    person: { type: "personal", owned: [byUser()], mentions: [], exported: { why: "codes that are over within minutes" } },
  },
  { name: "telegram_updates", tenant: null, encryption: null, person: none("numbers of updates that were taken in") },
];
