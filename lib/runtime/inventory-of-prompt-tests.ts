import type { CollectionInventory } from "../platform/inventory.ts";
import { byUser, fields, mention } from "./inventory-rows.ts";

const exported = { why: "what an organization proves its prompts with" };

/** Test sets and evaluations of prompts. */
export const PROMPT_TESTS: readonly CollectionInventory[] = [
  {
    name: "prompt_test_sets",
    tenant: "orgId",
    encryption: fields("organization", "sealed"),
    person: { type: "personal", owned: [byUser("privateOf")], mentions: [mention("createdBy", "nobody")], exported },
  },
  {
    name: "prompt_test_rows",
    tenant: "orgId",
    encryption: fields("organization", "sealed"),
    person: { type: "personal", owned: [byUser("privateOf")], mentions: [], exported },
  },
  {
    name: "prompt_evaluations",
    tenant: "orgId",
    encryption: null,
    person: { type: "personal", owned: [byUser("privateOf")], mentions: [mention("userId")], exported },
  },
  {
    name: "prompt_evaluation_results",
    tenant: "orgId",
    encryption: fields("organization", "sealed"),
    person: { type: "personal", owned: [byUser("privateOf")], mentions: [], exported },
  },
];
