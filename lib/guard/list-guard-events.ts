import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../platform/time-pages.ts";
import type { GuardEventView, ListGuardEventsInput } from "./event.schema.ts";
import type { GuardEventRecord } from "./event.store.ts";
import type { GuardEventDeps } from "./event-ports.ts";

const DAY_MS = 86_400_000;

/** Newest first. */
export async function listGuardEvents(
  ctx: Context<GuardEventDeps>,
  { cursor, limit, days, ...chosen }: ListGuardEventsInput,
): Promise<{ items: GuardEventView[]; nextCursor: string | null }> {
  assertPermission(ctx, "guard-events.read");
  const since = days === undefined ? undefined : new Date(ctx.clock.now() - days * DAY_MS);
  const selection = { ...chosen, since };
  const records = await ctx.deps.guardEvents.list(ctx.orgId, selection, { after: readTimeCursor(cursor), limit });
  return { items: records.map(toView), nextCursor: nextTimeCursor(records, limit) };
}

function toView({ _id, orgId: _orgId, expiresAt: _expiresAt, at, reasons, ...event }: GuardEventRecord): GuardEventView {
  return { ...event, id: _id, at: at.toISOString(), reasons: [...reasons] };
}
