import type { CollectionInventory } from "../platform/inventory.ts";
import { none } from "./inventory-rows.ts";

export const BACKUPS: readonly CollectionInventory[] = [
  { name: "backups", tenant: null, encryption: null, person: none("sizes, digests and ids; who started one stands in the trail") },
  { name: "migrations", tenant: null, encryption: null, person: none("how far changes of stored data are") },
];
