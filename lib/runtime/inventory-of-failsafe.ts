import type { CollectionInventory } from "../platform/inventory.ts";

export const FAILSAFE: readonly CollectionInventory[] = [];
