import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../platform/time-pages.ts";
import type { AppealView, ListAppealsInput } from "./appeal.schema.ts";
import type { GuardAppealDeps } from "./appeal-ports.ts";
import { toAppeal } from "./to-appeal.ts";

/** Newest first. The texts are for those who may decide. */
export async function listAppeals(
  ctx: Context<GuardAppealDeps>,
  { cursor, limit, state }: ListAppealsInput,
): Promise<{ items: AppealView[]; nextCursor: string | null }> {
  assertPermission(ctx, "guard-events.read");
  const records = await ctx.deps.guardAppeals.list(ctx.orgId, state, { after: readTimeCursor(cursor), limit });
  const cipher = ctx.permissions.has("guard-policy.write") ? await ctx.deps.cipher.forOrganization(ctx.orgId) : null;
  return { items: records.map((record) => toAppeal(record, cipher)), nextCursor: nextTimeCursor(records, limit) };
}
