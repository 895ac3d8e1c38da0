import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import type { GuardEventCounts } from "./event.schema.ts";
import type { GuardEventDeps } from "./event-ports.ts";
import type { GuardAction } from "./policy.ts";

const DAY_MS = 86_400_000;
const NOTHING: Readonly<Record<GuardAction, number>> = { block: 0, redact: 0, warn: 0, allow: 0 };

/** The last days, today among them. */
export async function countGuardEvents(ctx: Context<GuardEventDeps>, { days }: { days: number }): Promise<GuardEventCounts> {
  assertPermission(ctx, "guard-events.read");
  const today = Math.floor(ctx.clock.now() / DAY_MS) * DAY_MS;
  const from = new Date(today - (days - 1) * DAY_MS);
  const rows = await ctx.deps.guardEvents.countByDay(ctx.orgId, { from, until: new Date(today + DAY_MS) });
  const totals: Record<GuardAction, number> = { ...NOTHING };
  const byDay = new Map<string, Record<GuardAction, number>>(
    Array.from({ length: days }, (_, index) => [toDay(new Date(from.getTime() + index * DAY_MS)), { ...NOTHING }] as const),
  );
  for (const { day, action, count } of rows) {
    const counts = byDay.get(day);
    if (!counts) continue;
    counts[action] += count;
    totals[action] += count;
  }
  return { from: toDay(from), to: toDay(new Date(today)), totals, days: [...byDay].map(([day, counts]) => ({ day, ...counts })) };
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
