import type { CollectionInventory } from "../platform/inventory.ts";
import { PROMPT_SOCIAL } from "./inventory-of-prompt-social.ts";

export const PROMPTS: readonly CollectionInventory[] = [...PROMPT_SOCIAL];
