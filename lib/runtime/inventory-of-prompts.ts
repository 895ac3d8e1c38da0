import type { CollectionInventory } from "../platform/inventory.ts";

export const PROMPTS: readonly CollectionInventory[] = [];
