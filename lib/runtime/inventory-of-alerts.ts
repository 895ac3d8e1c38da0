import type { CollectionInventory } from "../platform/inventory.ts";
import { none } from "./inventory-rows.ts";

const everywhere = (path: string) => ({ path, to: "erased", isEverywhere: true }) as const;

export const ALERTS: readonly CollectionInventory[] = [
  {
    name: "alerts",
    tenant: null,
    encryption: null,
    person: {
      type: "personal",
      owned: [],
      mentions: [everywhere("acknowledgedBy")],
      exported: { why: "what was wrong with the deployment, and who took it on for whoever runs it" },
    },
  },
  {
    name: "alert_silences",
    tenant: null,
    encryption: null,
    person: {
      type: "personal",
      owned: [],
      mentions: [everywhere("createdBy")],
      exported: { why: "decided for whoever runs the deployment" },
    },
  },
  { name: "operation_marks", tenant: null, encryption: null, person: none("when something was last done for the deployment") },
];
