import type { CollectionInventory } from "../platform/inventory.ts";

export const SCHEDULES: readonly CollectionInventory[] = [
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
