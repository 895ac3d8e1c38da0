import { z } from "zod";
import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { NumberDeps } from "../ports.ts";
import { reachOf, type Scope } from "../reach.ts";
import { remembered } from "./remembered.ts";
import { type AdminMetrics, adminMetricsSchema } from "./schema.ts";

const DAY_MS = 86_400_000;
const ACTIVE_MS = 30 * DAY_MS;
const KEPT_SECONDS = 60;
/** After a month is over its late bookings have come too. */
const SETTLED_MS = 2 * DAY_MS;
const SETTLED_SECONDS = 30 * 86_400;

/** How much there is of everything; up to a minute old. */
export async function getMetrics(ctx: Context<NumberDeps>, { scope }: { scope?: Scope | undefined }): Promise<AdminMetrics> {
  assertPermission(ctx, "ops.read");
  return countAll(ctx, reachOf(ctx, scope));
}

export function countAll(ctx: Context<NumberDeps>, orgId: string | null): Promise<AdminMetrics> {
  const key = { name: "metrics", orgId, query: "", seconds: KEPT_SECONDS, schema: adminMetricsSchema };
  return remembered(ctx, key, async () => {
    const { consoleCounts } = ctx.deps;
    const [totalUsers, totalChats, totalMessages, tokensUsed, activeUsers] = await Promise.all([
      consoleCounts.countPeople(orgId),
      consoleCounts.countChats(orgId),
      consoleCounts.countMessages(orgId),
      sumTokens(ctx, orgId),
      consoleCounts.countActive(orgId, new Date(ctx.clock.now() - ACTIVE_MS)),
    ]);
    return { totalUsers, totalChats, totalMessages, tokensUsed, activeUsers };
  });
}

/** Month by month: one that is settled is added up once, so the whole ledger is never walked again. */
async function sumTokens(ctx: Context<NumberDeps>, orgId: string | null): Promise<number> {
  const first = await ctx.deps.usageReports.findFirstAt(orgId);
  if (first === null) return 0;
  const now = ctx.clock.now();
  let tokens = 0;
  for (let from = monthOf(first, 0); from.getTime() <= now; from = monthOf(from, 1)) tokens += await sumMonth(ctx, orgId, from);
  return tokens;
}

async function sumMonth(ctx: Context<NumberDeps>, orgId: string | null, from: Date): Promise<number> {
  const until = monthOf(from, 1);
  const sum = async () => (await ctx.deps.usageReports.sumDays(orgId, { from, until })).reduce((total, { tokens }) => total + tokens, 0);
  if (ctx.clock.now() < until.getTime() + SETTLED_MS) return sum();
  const key = { name: "tokens", orgId, query: from.toISOString(), seconds: SETTLED_SECONDS, schema: z.int().min(0) };
  return remembered(ctx, key, sum);
}

function monthOf(date: Date, later: number): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1));
}
