/** A valid body for each route of operations, notifications and the admin console, by its path. */
export const OPERATIONS_BODIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "/operations/incidents": { title: "Mail is late", services: ["sendgrid"], severity: "minor", text: "We are looking into it." },
  "/operations/incidents/{incidentId}/updates": { state: "identified", text: "A vendor is slow." },
  "/operations/incidents/{incidentId}/resolve": { text: "Mail is on time again." },
  "/webhooks": { url: "https://hooks.example.com/aegis", topics: ["risk", "failsafe"] },
  "/webhooks/{endpointId}": { description: "Renamed by a walk" },
  "/webhooks/{endpointId}/redeliver": { since: "2026-01-01T00:00:00.000Z" },
};
