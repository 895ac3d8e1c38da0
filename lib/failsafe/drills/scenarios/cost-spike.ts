import { type BookedCost, watchCost } from "../../audits/watch-cost.ts";
import { assertMayAct, type Rehearsal } from "./rehearsal.ts";

const LIMIT_MICROS = 1_000_000;
const SPENT_EACH_MICROS = 400_000;
const CALLS = 6;

/** A model that costs more and more, under a limit that counts for this rehearsal alone; no money is spent. */
export async function rehearseCostSpike(rehearsal: Rehearsal): Promise<void> {
  const { ctx, subject } = rehearsal;
  const settings = await ctx.deps.failsafeSettings.settingsOf(ctx.orgId);
  const limited = { ...settings, trip: { ...settings.trip, costPerHourMicros: LIMIT_MICROS } };
  const failsafeSettings = { ...ctx.deps.failsafeSettings, settingsOf: async () => limited };
  const watching = { ...ctx, deps: { ...ctx.deps, failsafeSettings } };
  rehearsal.prepare("A limit of one dollar an hour is set for a model that nobody serves", subject.name);
  for (let call = 1; call <= CALLS; call += 1) {
    const before = await ctx.deps.safetyGate.find(ctx.orgId, [subject]);
    const spend = async () => {
      await assertMayAct(ctx, subject);
      const booked: BookedCost = { model: subject.name, at: new Date(ctx.clock.now()), costMicros: SPENT_EACH_MICROS };
      await watchCost(watching, [booked]);
    };
    await rehearsal.act(
      `Call ${call} costs 40 cents`,
      spend,
      call * SPENT_EACH_MICROS <= LIMIT_MICROS + SPENT_EACH_MICROS ? "warm-up" : "hostile",
    );
    if (before === null && (await ctx.deps.safetyGate.find(ctx.orgId, [subject])))
      rehearsal.detect("The limit is crossed; the model's lease is taken", `after ${call} calls`);
  }
}
