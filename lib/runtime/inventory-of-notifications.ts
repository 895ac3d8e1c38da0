import type { CollectionInventory } from "../platform/inventory.ts";
import { byUser, fields } from "./inventory-rows.ts";

export const NOTIFICATIONS: readonly CollectionInventory[] = [
  {
    name: "notifications",
    tenant: "orgId",
    encryption: fields("organization", "sealed"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "notifications", fields: ["at", "topic", "severity", "sealed", "link", "readAt"] },
    },
  },
  {
    name: "notification_preferences",
    tenant: "orgId",
    encryption: fields("organization", "phone.sealed", "phoneProof.sealed"),
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { as: "notificationPreferences", fields: ["channels", "quietHours", "reports", "phone", "updatedAt"] },
    },
  },
  {
    name: "notification_deliveries",
    tenant: "orgId",
    encryption: null,
    person: {
      type: "personal",
      owned: [byUser()],
      mentions: [],
      exported: { why: "how what they were told was carried; what it was stands in the notifications" },
    },
  },
];
