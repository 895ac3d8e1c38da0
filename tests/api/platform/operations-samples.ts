import { toSwitches } from "../../../lib/notifications/preferences/get-preferences.ts";
import { DEFAULT_DEPLOYMENT_SETTINGS } from "../../../lib/platform/deployment-settings/deployment-settings.schema.ts";

const SWITCHES = toSwitches({});

/** A valid body for each route of operations, notifications and the admin console, by its path. */
export const OPERATIONS_BODIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "/admin/jobs/retry": { kind: "chat.run-turn", reason: "Walked by a test" },
  "/admin/jobs/cancel": { kind: "chat.run-turn", reason: "Walked by a test" },
  "/operations/backups/{backupId}/verify": { isDrill: false },
  "/operations/schedules/run": { name: "platform.sweep", reason: "walked by a test" },
  "/operations/settings": { settings: DEFAULT_DEPLOYMENT_SETTINGS },
  "/operations/incidents": { title: "Mail is late", services: ["sendgrid"], severity: "minor", text: "We are looking into it." },
  "/operations/incidents/{incidentId}/updates": { state: "identified", text: "A vendor is slow." },
  "/operations/incidents/{incidentId}/resolve": { text: "Mail is on time again." },
  "/notifications/read": { until: "2026-01-01T00:00:00.000Z" },
  "/notifications/preferences": { topics: SWITCHES, quietHours: null, reports: { daily: false, weekly: true } },
  "/notifications/phone": { phone: "+447700900123" },
  "/notifications/phone/confirm": { code: "123456" },
  "/notifications/test": { channel: "inbox" },
  "/webhooks": { url: "https://hooks.example.com/aegis", topics: ["risk", "failsafe"] },
  "/webhooks/{endpointId}": { description: "Renamed by a walk" },
  "/webhooks/{endpointId}/redeliver": { since: "2026-01-01T00:00:00.000Z" },
  "/operations/alert-silences": { rule: "DeadLetters", reason: "planned_work", hours: 1 },
};
