import type { CollectionInventory } from "../platform/inventory.ts";
import { none } from "./inventory-rows.ts";

export const SCHEDULES: readonly CollectionInventory[] = [
  { name: "schedule_runs", tenant: null, encryption: null, person: none("the deployment's own") },
  {
    name: "deployment_settings",
    tenant: null,
    encryption: null,
    person: {
      type: "personal",
      owned: [],
      mentions: [{ path: "createdBy", to: "erased", isEverywhere: true }],
      exported: { why: "a decision about the deployment" },
    },
  },
];
