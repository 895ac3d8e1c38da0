// Incidents that alerts open and resolve. Everybody reads them, so they say which part is affected and nothing of what is inside.

import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import type { ServiceName } from "./health.schema.ts";
import type { Incident } from "./incident.schema.ts";
import type { IncidentDeps } from "./ports.ts";
import { UPDATES_MAX } from "./tell-incident.ts";

export type AlertIncident = {
  /** Names the rule and its subject; one incident of a key is open at a time. */
  alertKey: string;
  /** For people outside: "AI providers do not answer", no host, no number. */
  title: string;
  services: readonly ServiceName[];
  severity: Incident["severity"];
};

const OPENED = "Our checks noticed this by themselves. We are looking into it.";
const CLOSED = "Our checks find everything well again.";

/** Safe to repeat: whoever finds one open gets its id. */
export async function openIncident(ctx: Context<IncidentDeps>, { alertKey, ...rest }: AlertIncident): Promise<string> {
  const { incidents } = ctx.deps;
  const known = await incidents.findOpen(alertKey);
  if (known) return known._id;
  const at = new Date(ctx.clock.now());
  const state = "investigating" as const;
  const record = { _id: createId("incident"), ...rest, state, at, alertKey, openKey: alertKey, resolvedAt: null };
  if (await incidents.insert({ ...record, updates: [{ at, state, text: OPENED }] })) {
    await ctx.deps.healthHistory.renew();
    return record._id;
  }
  return (await incidents.findOpen(alertKey))?._id ?? openIncident(ctx, { alertKey, ...rest });
}

/** False when none was open: a person may have resolved it before. */
export async function closeIncident(ctx: Context<IncidentDeps>, { alertKey }: Pick<AlertIncident, "alertKey">): Promise<boolean> {
  const open = await ctx.deps.incidents.findOpen(alertKey);
  if (!open) return false;
  const isClosed = await ctx.deps.incidents.tell(open._id, { at: new Date(ctx.clock.now()), state: "resolved", text: CLOSED }, UPDATES_MAX);
  await ctx.deps.healthHistory.renew();
  return isClosed;
}
