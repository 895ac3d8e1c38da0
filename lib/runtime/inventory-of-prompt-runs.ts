import type { CollectionInventory } from "../platform/inventory.ts";
import { byUser, fields, none } from "./inventory-rows.ts";

export const PROMPT_RUNS: readonly CollectionInventory[] = [
  {
    name: "prompt_runs",
    tenant: "orgId",
    encryption: fields("organization", "sealed", "note"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: {
        as: "promptRuns",
        fields: [
          "orgId",
          "promptId",
          "promptTitle",
          "version",
          "at",
          "outcome",
          "provider",
          "model",
          "costMicros",
          "thumb",
          "note",
          "sealed",
        ],
      },
    },
  },
  { name: "prompt_counts", tenant: "orgId", encryption: null, person: none("counts of runs by prompt, version, model and day") },
];
