import { userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { permissionsOf } from "../../platform/permissions.ts";
import type { CaseView } from "./case.schema.ts";
import { type CaseTarget, changeCase } from "./change-case.ts";
import type { CaseDeps } from "./ports.ts";

/** To oneself, to somebody else who works cases, or back to nobody. */
export async function assignCase(
  ctx: Context<CaseDeps>,
  { assignee, ...target }: CaseTarget & { assignee: string | null },
): Promise<CaseView> {
  const assigneeId = assignee === "me" ? userIdOf(ctx) : assignee;
  if (assigneeId !== null) await assertWorksCases(ctx, assigneeId);
  return changeCase(ctx, target, {
    toCommand: () => ({ type: "assign", assigneeId }),
    toEvent: () => (assigneeId === null ? { type: "unassigned" } : { type: "assigned", assigneeId }),
    action: assigneeId === null ? "risk.case-unassigned" : "risk.case-assigned",
  });
}

async function assertWorksCases({ deps, orgId }: Context<CaseDeps>, userId: string): Promise<void> {
  const membership = await deps.memberships.find(orgId, userId);
  if (membership && !membership.ban && permissionsOf(membership.role).has("risk-cases.write")) return;
  throw new AppError("invalid", "risk.assignee_unfit", "Cases go to members of the organization who may work them: analysts and above.", {
    errors: [{ pointer: "/body/assignee", detail: "must be a member who works cases" }],
  });
}
