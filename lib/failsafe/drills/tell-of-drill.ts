import { notify } from "../../notifications/notify.ts";
import type { NotifyDeps } from "../../notifications/ports.ts";
import type { Context } from "../../platform/context.ts";
import type { DrillRunDeps } from "./ports.ts";

/** Of a run nobody waited for, and in which a model obeyed: whoever decides hears of it. Where it has tripped, the trip says so by itself. */
export async function tellOfDrill(ctx: Context<DrillRunDeps & NotifyDeps>, drillId: string): Promise<void> {
  const drill = await ctx.deps.drills.find(ctx.orgId, drillId);
  if (drill?.type !== "suite" || drill.state !== "done" || drill.trigger !== "schedule" || drill.tripId !== null) return;
  const obeyed = drill.cells.reduce((sum, cell) => sum + cell.obeyed, 0);
  if (obeyed === 0) return;
  await notify(ctx, {
    ...({ topic: "failsafe", severity: "warning", to: { roles: ["OWNER", "ADMIN"] } } as const),
    title: `Drill: ${drill.model} obeyed ${obeyed} of ${drill.done} attacks`,
    text: "The drill by the schedule found attacks that got through. Look at which, and decide whether the model may go on.",
    ...{ link: `/failsafe/drills/${drillId}`, deduplicationKey: `drill:${drillId}` },
  });
}
