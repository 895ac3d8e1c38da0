import type { Incident } from "./incident.schema.ts";
import type { IncidentRecord } from "./incident.store.ts";

export function toIncident({ _id, title, services, severity, state, alertKey, at, resolvedAt, updates }: IncidentRecord): Incident {
  return {
    ...{ id: _id, title, services: [...services], severity, state },
    isAutomatic: alertKey !== null,
    startedAt: at.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
    updates: updates.map((update) => ({ ...update, at: update.at.toISOString() })),
  };
}
