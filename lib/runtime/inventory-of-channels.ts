import type { CollectionInventory } from "../platform/inventory.ts";

export const CHANNELS: readonly CollectionInventory[] = [];
