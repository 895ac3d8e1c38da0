import type { CollectionInventory } from "../platform/inventory.ts";

export const SCHEDULES: readonly CollectionInventory[] = [];
