import type { CollectionInventory } from "../platform/inventory.ts";
import { fields, mention } from "./inventory-rows.ts";

/** Where labels have been, and who put them there. */
export const PROMPT_VERSIONS: readonly CollectionInventory[] = [
  {
    name: "prompt_label_moves",
    tenant: "orgId",
    encryption: fields("organization", "reason"),
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("movedBy")],
      exported: { why: "which version the organization's labels point to, decided in its name" },
    },
  },
  {
    name: "prompt_promotions",
    tenant: "orgId",
    encryption: fields("organization", "reason", "decisionReason"),
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("requestedBy"), mention("authorId"), mention("decidedBy")],
      exported: { why: "what was asked for and decided in the organization's name" },
    },
  },
];
