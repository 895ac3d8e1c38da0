import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { SnoozeDeps } from "./ports.ts";
import type { SnoozeView } from "./snooze.schema.ts";
import { toSnooze } from "./to-snooze.ts";

type Page = { items: SnoozeView[]; nextCursor: string | null };

/** Newest first, of one account where one is named, each with how often it has applied. */
export async function listSnoozes(
  ctx: Context<SnoozeDeps>,
  { accountKey, cursor, limit }: { accountKey?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page> {
  assertPermission(ctx, "risk.read");
  const { riskSnoozes, snoozedTransactions } = ctx.deps;
  const records = await riskSnoozes.list(ctx.orgId, accountKey ?? null, { after: readTimeCursor(cursor), limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const counts = await Promise.all(records.map((record) => snoozedTransactions.count(ctx.orgId, record)));
  const items = records.map((record, index) => toSnooze(record, { cipher, applied: counts[index] ?? 0, now: ctx.clock.now() }));
  return { items, nextCursor: nextTimeCursor(records, limit) };
}
