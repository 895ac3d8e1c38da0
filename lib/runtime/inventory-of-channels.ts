import type { CollectionInventory } from "../platform/inventory.ts";
import { fields, mention, none } from "./inventory-rows.ts";

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
];
