import type { CollectionInventory } from "../platform/inventory.ts";

export const HEALTH: readonly CollectionInventory[] = [];
