import type { CollectionInventory } from "../platform/inventory.ts";
import { none } from "./inventory-rows.ts";

export const MEASUREMENTS: readonly CollectionInventory[] = [
  { name: "metric_minutes", tenant: null, encryption: null, person: none("counts of the whole deployment") },
  { name: "metric_series", tenant: null, encryption: null, person: none("counts of the whole deployment") },
  { name: "log_lines", tenant: null, encryption: null, person: none("pseudonyms that lead back to nobody, gone after some days") },
];
