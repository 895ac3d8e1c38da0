import type { CollectionInventory } from "../platform/inventory.ts";
import { none } from "./inventory-rows.ts";

export const HEALTH: readonly CollectionInventory[] = [
  { name: "deployments", tenant: null, encryption: null, person: none("when a version of the product first started") },
  {
    name: "incidents",
    tenant: null,
    encryption: null,
    person: none("what everybody is told about a fault; who wrote it stands in the trail"),
  },
  { name: "health_heartbeats", tenant: null, encryption: null, person: none("one row that checks write and read") },
  { name: "health_checks", tenant: null, encryption: null, person: none("which part of the service was well, and when") },
  { name: "health_days", tenant: null, encryption: null, person: none("which part of the service was well, by day") },
];
