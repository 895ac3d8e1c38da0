import type { CollectionInventory } from "../platform/inventory.ts";
import { PROMPT_RUNS } from "./inventory-of-prompt-runs.ts";
import { PROMPT_SOCIAL } from "./inventory-of-prompt-social.ts";
import { PROMPT_TESTS } from "./inventory-of-prompt-tests.ts";
import { PROMPT_VERSIONS } from "./inventory-of-prompt-versions.ts";
import { PROMPT_WORKBENCH } from "./inventory-of-prompt-workbench.ts";
import { byUser, fields, mention } from "./inventory-rows.ts";

export const PROMPTS: readonly CollectionInventory[] = [
  {
    name: "prompts",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser("privateOf")],
      mentions: [mention("ownerId", "nobody"), mention("createdBy")],
      exported: {
        as: "prompts",
        fields: [
          "_id",
          "orgId",
          "title",
          "description",
          "category",
          "role",
          "pattern",
          "level",
          "tags",
          "visibility",
          "createdAt",
          "updatedAt",
        ],
      },
    },
  },
  {
    name: "prompt_versions",
    tenant: "orgId",
    encryption: fields("organization", "sealed"),
    person: {
      type: "personal",
      owned: [byUser("privateOf")],
      mentions: [mention("createdBy", "nobody")],
      exported: { as: "promptVersions", fields: ["promptId", "number", "message", "sealed", "open", "createdAt"] },
    },
  },
  ...PROMPT_RUNS,
  ...PROMPT_VERSIONS,
  ...PROMPT_TESTS,
  ...PROMPT_SOCIAL,
  ...PROMPT_WORKBENCH,
];
