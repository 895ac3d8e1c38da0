import type { CollectionInventory } from "../platform/inventory.ts";

export const ALERTS: readonly CollectionInventory[] = [];
