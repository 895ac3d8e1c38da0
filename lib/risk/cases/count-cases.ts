import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { CaseCounts } from "./case.schema.ts";
import { queueOf } from "./case-facts.ts";
import type { CaseDeps } from "./ports.ts";

/** A badge says no more than "99+". */
const MOST = 100;

export async function countCases(ctx: Context<CaseDeps>): Promise<CaseCounts> {
  assertPermission(ctx, "risk.read");
  const { orgId, deps } = ctx;
  const of = (state: Parameters<typeof queueOf>[0], assigneeId?: string | null) =>
    deps.riskCases.countUpTo(orgId, { queue: queueOf(state, null), ...(assigneeId !== undefined && { assigneeId }) }, MOST);
  const isOverdue = deps.riskCases.countOverdueUpTo(orgId, { queue: queueOf("active", null) }, new Date(ctx.clock.now()), MOST);
  const all = [of("active"), of("open"), of("in_review"), of("awaiting_release"), of("active", userIdOf(ctx)), of("active", null)] as const;
  const [active, open, inReview, awaitingRelease, mine, unassigned, overdue] = await Promise.all([...all, isOverdue]);
  return { most: MOST, active, open, inReview, awaitingRelease, overdue, mine, unassigned };
}
