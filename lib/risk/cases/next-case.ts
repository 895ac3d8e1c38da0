import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { CaseView } from "./case.schema.ts";
import { caseNotFound } from "./case-errors.ts";
import { queueOf } from "./case-facts.ts";
import type { CaseDeps } from "./ports.ts";
import { toCase } from "./to-case.ts";

/** The most urgent case that is mine or nobody's, behind the one I am at; from the top again when there is none behind it. */
export async function nextCase(
  ctx: Context<CaseDeps>,
  { afterCaseId }: { afterCaseId?: string | undefined },
): Promise<{ case: CaseView | null }> {
  assertPermission(ctx, "risk-cases.write");
  const at = afterCaseId === undefined ? null : await ctx.deps.riskCases.find(ctx.orgId, afterCaseId);
  if (afterCaseId !== undefined && !at) throw caseNotFound(afterCaseId);
  const found = (await firstBehind(ctx, at?.rank ?? null)) ?? (at ? await firstBehind(ctx, null) : null);
  if (!found || found._id === afterCaseId) return { case: null };
  return { case: toCase(found, await ctx.deps.cipher.forOrganization(ctx.orgId), ctx.clock.now()) };
}

async function firstBehind(ctx: Context<CaseDeps>, after: string | null) {
  const queue = queueOf("active", null);
  const lists = await Promise.all(
    [null, userIdOf(ctx)].map((assigneeId) => ctx.deps.riskCases.list(ctx.orgId, { queue, assigneeId }, { after, limit: 1 })),
  );
  return lists.flat().toSorted((a, b) => (a.rank < b.rank ? -1 : 1))[0] ?? null;
}
