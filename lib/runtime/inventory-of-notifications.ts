import type { CollectionInventory } from "../platform/inventory.ts";

export const NOTIFICATIONS: readonly CollectionInventory[] = [];
