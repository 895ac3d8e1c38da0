import type { CollectionInventory } from "../platform/inventory.ts";

export const BACKUPS: readonly CollectionInventory[] = [];
