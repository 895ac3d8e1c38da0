import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import type { CreateIncidentInput, Incident } from "./incident.schema.ts";
import type { IncidentDeps } from "./ports.ts";
import { toIncident } from "./to-incident.ts";

/** By hand. Its words are public at once, so the trail keeps what it concerns and no text. */
export async function createIncident(
  ctx: Context<IncidentDeps>,
  { title, services, severity, state, text }: CreateIncidentInput,
): Promise<Incident> {
  assertPermission(ctx, "deployment.write");
  const { db, incidents, audit } = ctx.deps;
  const at = new Date(ctx.clock.now());
  const named = [...new Set(services)];
  const record = { _id: createId("incident"), title, services: named, severity, state, at, alertKey: null, resolvedAt: null };
  const told = { ...record, updates: [{ at, state, text }] };
  const entry = {
    action: "operations.incident-opened",
    target: { type: "incident", id: record._id },
    severity: "notice",
    after: { services: named, severity, state },
  } as const;
  await db.withTransaction(async (session) => {
    await incidents.insert(told, session);
    await audit.append(toAuditRecord(ctx, entry), session);
  });
  await ctx.deps.healthHistory.renew();
  return toIncident(told);
}
