import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { Incident, IncidentState } from "./incident.schema.ts";
import type { IncidentDeps } from "./ports.ts";
import { toIncident } from "./to-incident.ts";

/** A page of them is read whole. */
export const UPDATES_MAX = 100;

/** The next thing people outside are told; with the state "resolved" it is the last. */
export async function tellIncident(
  ctx: Context<IncidentDeps>,
  { incidentId, state, text }: { incidentId: string; state: IncidentState; text: string },
): Promise<Incident> {
  assertPermission(ctx, "deployment.write");
  const { db, incidents, audit } = ctx.deps;
  const at = new Date(ctx.clock.now());
  const told = await db.withTransaction(async (session) => {
    const known = await incidents.find(incidentId, session);
    if (!known) throw new AppError("not_found", "operations.incident_not_found", `No incident ${incidentId}.`);
    if (known.resolvedAt !== null) throw over("This incident is resolved. Open a new one.");
    if (!(await incidents.tell(incidentId, { at, state, text }, UPDATES_MAX, session))) throw over(`It holds ${UPDATES_MAX} updates.`);
    const entry = {
      action: state === "resolved" ? "operations.incident-resolved" : "operations.incident-updated",
      target: { type: "incident", id: incidentId },
      severity: "notice",
      before: { state: known.state },
      after: { state },
    } as const;
    await audit.append(toAuditRecord(ctx, entry), session);
    const resolvedAt = state === "resolved" ? at : null;
    return toIncident({ ...known, state, resolvedAt, updates: [...known.updates, { at, state, text }] });
  });
  await ctx.deps.healthHistory.renew();
  return told;
}

function over(detail: string): AppError {
  return new AppError("conflict", "operations.incident_over", detail);
}
