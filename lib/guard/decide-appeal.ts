import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import type { AppealView, DecideAppealInput } from "./appeal.schema.ts";
import type { GuardAppealDeps } from "./appeal-ports.ts";
import { toAppeal } from "./to-appeal.ts";

/** Whether the guard was wrong. A decision may be taken back by another. */
export async function decideAppeal(ctx: Context<GuardAppealDeps>, { appealId, decision }: DecideAppealInput): Promise<AppealView> {
  assertPermission(ctx, "guard-policy.write");
  const { db, audit, cipher, guardAppeals, appealNews } = ctx.deps;
  const known = await guardAppeals.find(ctx.orgId, appealId);
  if (!known) throw notFound(appealId);
  const open = await cipher.forOrganization(ctx.orgId);
  if (known.state === decision) return toAppeal(known, open);
  const decided = { state: decision, decidedAt: new Date(ctx.clock.now()), decidedBy: userIdOf(ctx) };
  const record = toAuditRecord(ctx, {
    action: `guard.appeal-${decision}`,
    target: { type: "guard-appeal", id: appealId },
    severity: "notice",
    before: { state: known.state },
    after: { state: decision },
  });
  const publish = await db.withTransaction(async (session) => {
    if (!(await guardAppeals.decide(ctx.orgId, appealId, decided, session))) throw notFound(appealId);
    await audit.append(record, session);
    return appealNews.tell(ctx, { id: appealId, userId: known.userId, state: decision, chatId: known.chatId }, session);
  });
  await publish();
  return toAppeal({ ...known, ...decided }, open);
}

function notFound(appealId: string): AppError {
  return new AppError("not_found", "guard.appeal_not_found", `No appeal ${appealId}.`);
}
