import type { CollectionInventory } from "../platform/inventory.ts";
import { fields, mention, none } from "./inventory-rows.ts";

/** Files and signed messages that transactions come in by. */
export const RISK_IMPORTS: readonly CollectionInventory[] = [
  {
    name: "risk_imports",
    tenant: "orgId",
    encryption: fields("organization", "name"),
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("userId")],
      exported: { why: "business of the organization, imported in its name" },
    },
  },
  {
    name: "risk_import_parts",
    tenant: "orgId",
    encryption: fields("organization", "data"),
    person: none("pieces of an organization's file"),
  },
  {
    name: "risk_import_broken_pages",
    tenant: "orgId",
    encryption: fields("organization", "sealed"),
    person: none("rows of an organization's file"),
  },
  {
    name: "risk_webhooks",
    tenant: "orgId",
    encryption: fields("organization", "name", "secret", "previousSecret"),
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("createdBy")],
      exported: { why: "an address of the organization; who made it is in the trail" },
    },
  },
];
