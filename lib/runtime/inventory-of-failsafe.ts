import type { CollectionInventory } from "../platform/inventory.ts";
import { fields, mention } from "./inventory-rows.ts";

export const FAILSAFE: readonly CollectionInventory[] = [
  {
    name: "failsafe_leases",
    tenant: "orgId",
    encryption: fields("organization", "ask.reason", { path: "ask.votes.*.reason", field: "ask.votes.*" }),
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("ask.requestedBy"), mention("ask.votes.*.userId")],
      exported: { why: "who may act for the organization, decided in its name" },
    },
  },
  {
    name: "failsafe_settings",
    tenant: "orgId",
    encryption: null,
    person: { type: "personal", owned: [], mentions: [mention("createdBy")], exported: { why: "a decision of the organization" } },
  },
];
