/** A valid body for each route of operations, notifications and the admin console, by its path. */
export const OPERATIONS_BODIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "/operations/incidents": { title: "Mail is late", services: ["sendgrid"], severity: "minor", text: "We are looking into it." },
  "/operations/incidents/{incidentId}/updates": { state: "identified", text: "A vendor is slow." },
  "/operations/incidents/{incidentId}/resolve": { text: "Mail is on time again." },
};
