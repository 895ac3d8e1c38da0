import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { canSleep } from "../rules/assess-rules.ts";
import type { SnoozeDeps } from "./ports.ts";
import type { SnoozeRuleInput, SnoozeView } from "./snooze.schema.ts";
import { SNOOZES_MAX, type SnoozeRecord } from "./snooze.store.ts";
import { placeOfSnooze, toSnooze } from "./to-snooze.ts";

const DAY_MS = 86_400_000;

/** The rule says nothing of this payer until then. What blocks cannot be put to sleep, and neither can what lists say. */
export async function snoozeRule(ctx: Context<SnoozeDeps>, { accountKey, rule, days, reason }: SnoozeRuleInput): Promise<SnoozeView> {
  assertPermission(ctx, "risk-cases.write");
  const { db, audit, riskSnoozes, riskPolicies, ruleSets } = ctx.deps;
  const { live } = await ruleSets.rulesOf(ctx.orgId);
  const known = live.rules.find((candidate) => candidate.rule.code === rule)?.rule;
  if (!known) throw new AppError("not_found", "risk.rule_not_found", `No rule in force has the code ${rule}.`);
  if (rule.startsWith("list_") || !canSleep(known))
    throw new AppError(
      "conflict",
      "risk.rule_cannot_sleep",
      "What lists say, and what blocks, holds until the list or the rule is changed.",
    );
  const now = new Date(ctx.clock.now());
  if ((await riskSnoozes.countOpen(ctx.orgId, now)) >= SNOOZES_MAX)
    throw new AppError("conflict", "risk.lists_full", `At most ${SNOOZES_MAX.toLocaleString("en")} rules are snoozed at a time.`);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const _id = createId("riskSnooze");
  const record: SnoozeRecord = {
    ...{ _id, orgId: ctx.orgId, accountKey, rule, until: new Date(now.getTime() + days * DAY_MS), at: now, by: userIdOf(ctx) },
    ...{ reason: cipher.encrypt(placeOfSnooze({ _id }), reason), isOpen: true, endedAt: null, endedBy: null },
  };
  const entry = toAuditRecord(ctx, {
    action: "risk.rule-snoozed",
    target: { type: "risk-account", id: accountKey },
    severity: "warning",
    after: { rule, days },
  });
  const write = db.withTransaction(async (session) => {
    await riskSnoozes.closeElapsed(ctx.orgId, accountKey, rule, now, session);
    await riskSnoozes.insert(record, session);
    await audit.append(entry, session);
  });
  if (!(await db.isInserted(write)))
    throw new AppError("conflict", "risk.rule_snoozed_already", `The rule ${rule} sleeps for this account already. End that first.`);
  riskPolicies.forget(ctx.orgId);
  return toSnooze(record, { cipher, applied: 0, now: now.getTime() });
}
