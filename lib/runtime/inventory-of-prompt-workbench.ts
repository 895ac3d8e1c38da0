import type { CollectionInventory } from "../platform/inventory.ts";
import { byUser, fields, mention, none } from "./inventory-rows.ts";

/** What is found out about prompts. */
export const PROMPT_WORKBENCH: readonly CollectionInventory[] = [
  {
    name: "prompt_experiments",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [],
      mentions: [mention("startedBy")],
      exported: { why: "how versions of a prompt compare, tried out in the organization's name" },
    },
  },
  {
    name: "prompt_exposures",
    tenant: "orgId",
    encryption: null,
    person: none("who was given which version stands here by a pseudonym that nothing leads back from, and goes by itself"),
  },
  {
    name: "prompt_quality_audits",
    tenant: "orgId",
    encryption: fields("organization", "sealed"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "promptQualityAudits", fields: ["promptId", "version", "overall", "scores", "model", "sealed", "at"] },
    },
  },
];
