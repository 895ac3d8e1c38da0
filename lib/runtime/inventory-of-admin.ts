import type { CollectionInventory } from "../platform/inventory.ts";

export const ADMINISTRATION: readonly CollectionInventory[] = [];
