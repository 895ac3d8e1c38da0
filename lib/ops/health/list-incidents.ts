import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { Incident, ListIncidentsInput } from "./incident.schema.ts";
import type { IncidentDeps } from "./ports.ts";
import { toIncident } from "./to-incident.ts";

/** Newest first. */
export async function listIncidents(
  ctx: Context<IncidentDeps>,
  { cursor, limit, state }: ListIncidentsInput,
): Promise<{ items: Incident[]; nextCursor: string | null }> {
  assertPermission(ctx, "deployment.read");
  const records = await ctx.deps.incidents.list({ after: readTimeCursor(cursor), limit, isOpen: state === "open" });
  return { items: records.map(toIncident), nextCursor: nextTimeCursor(records, limit) };
}
