// What a model costs within an hour, counted by every process together as calls are booked. Whoever books the call that crosses the
// organization's line trips the model; those who book beside them ask for the same trip, which is taken once.

import type { Context } from "../../platform/context.ts";
import type { TripDeps } from "../trips/ports.ts";
import { trip } from "../trips/trip.ts";
import type { AuditDeps } from "./ports.ts";

const HOUR_MS = 3_600_000;

export type BookedCost = { model: string; at: Date; costMicros: number };

/** Nothing happens where the organization has drawn no line. */
export async function watchCost(ctx: Context<TripDeps & Pick<AuditDeps, "modelCounts">>, booked: readonly BookedCost[]): Promise<void> {
  const { costPerHourMicros } = (await ctx.deps.failsafeSettings.settingsOf(ctx.orgId)).trip;
  if (costPerHourMicros === null) return;
  for (const [model, calls] of Map.groupBy(booked, (call) => call.model)) {
    for (const { at, costMicros } of calls) await ctx.deps.modelCounts.addCost(ctx.orgId, { model, at }, costMicros);
    const since = new Date(ctx.clock.now() - HOUR_MS);
    const { costMicros } = await ctx.deps.modelCounts.sumMinutes(ctx.orgId, model, since);
    if (costMicros <= costPerHourMicros) continue;
    const note = `It has cost ${costMicros} millionths of a US dollar within an hour; ${costPerHourMicros} are allowed.`;
    await trip(ctx, { subject: { type: "model", name: model }, reason: "cost_runaway", note });
  }
}
