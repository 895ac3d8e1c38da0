import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { Drill } from "./drill.schema.ts";
import { endDrill } from "./end-drill.ts";
import { loadDrill } from "./get-drill.ts";
import type { DrillDeps } from "./ports.ts";
import { toDrill } from "./to-drill.ts";

/** Whoever runs it asks before each few cases; what has come back stays. Stopping one that is over changes nothing. */
export async function stopDrill(ctx: Context<DrillDeps>, drillId: string): Promise<Drill> {
  assertPermission(ctx, "failsafe.trip");
  const drill = await loadDrill(ctx, drillId);
  if (drill.type === "suite" && drill.isOpen) await endDrill(ctx, drill, { state: "stopped", reason: null });
  return toDrill(await loadDrill(ctx, drillId), ctx.clock.now());
}
