import type { CollectionInventory } from "../platform/inventory.ts";
import { fields, mention, none } from "./inventory-rows.ts";

const exported = { why: "what an organization proves its prompts with" };

/** Test sets and evaluations of prompts. */
export const PROMPT_TESTS: readonly CollectionInventory[] = [
  {
    name: "prompt_test_sets",
    tenant: "orgId",
    encryption: fields("organization", "sealed"),
    person: { type: "personal", owned: [], mentions: [mention("createdBy", "nobody")], exported },
  },
  {
    name: "prompt_test_rows",
    tenant: "orgId",
    encryption: fields("organization", "sealed"),
    person: none("rows of an organization's test set"),
  },
  {
    name: "prompt_evaluations",
    tenant: "orgId",
    encryption: null,
    person: { type: "personal", owned: [], mentions: [mention("userId")], exported },
  },
  {
    name: "prompt_evaluation_results",
    tenant: "orgId",
    encryption: fields("organization", "sealed"),
    person: none("answers to an organization's test set"),
  },
];
