import type { Context } from "../../platform/context.ts";
import { trip } from "../trips/trip.ts";
import type { SuiteRecord } from "./drill-record.ts";
import type { DrillRunDeps } from "./ports.ts";
import { tallyCases } from "./tally-cases.ts";

/** Takes the lease of a model that withstands too little behind the guard, where the organization has drawn such a line. Safe to repeat. */
export async function tripOnDrill(ctx: Context<DrillRunDeps>, drill: SuiteRecord): Promise<string | null> {
  const { failsafeSettings, drillCases } = ctx.deps;
  const { tripBelow } = (await failsafeSettings.settingsOf(ctx.orgId)).drills;
  if (tripBelow === null || drill.answeredBy === null) return null;
  const { scores } = tallyCases(drill, await drillCases.listTallied(ctx.orgId, drill._id, drill.total));
  const score = scores.find(({ path }) => path === "guarded")?.score ?? null;
  if (score === null || score >= tripBelow) return null;
  const note = `It withstood ${score} % of the attacks of a drill; ${tripBelow} % is the least.`;
  return (await trip(ctx, { subject: { type: "model", name: drill.answeredBy }, reason: "drill", runId: drill._id, note })).tripId;
}
