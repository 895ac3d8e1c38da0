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
];
