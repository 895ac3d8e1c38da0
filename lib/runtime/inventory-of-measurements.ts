import type { CollectionInventory } from "../platform/inventory.ts";

export const MEASUREMENTS: readonly CollectionInventory[] = [];
