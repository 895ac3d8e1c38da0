import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { parseRules } from "./parse-rules.ts";
import type { RuleDeps } from "./ports.ts";
import type { CreateRuleSetInput, RuleSetView } from "./rule-set.schema.ts";
import type { RuleSetRecord } from "./rule-set.store.ts";
import { toRuleSet } from "./to-rule-set.ts";

/** A new version, which judges nothing yet. What was saved is never changed: the next change is the next version. */
export async function createRuleSet(ctx: Context<RuleDeps>, { basedOn, rules: written, note }: CreateRuleSetInput): Promise<RuleSetView> {
  assertPermission(ctx, "risk-policy.write");
  const { db, audit, ruleSetStore } = ctx.deps;
  const { rules, faults } = parseRules(written);
  if (faults.length > 0) throw new AppError("invalid", "request.invalid", "These rules cannot be read.");
  if (basedOn > 0 && !(await ruleSetStore.findByVersion(ctx.orgId, basedOn)))
    throw new AppError("not_found", "risk.rule_set_not_found", `There is no version ${basedOn} of the rules.`);
  const version = ((await ruleSetStore.findLast(ctx.orgId))?.version ?? 0) + 1;
  const now = new Date(ctx.clock.now());
  const by = userIdOf(ctx);
  const record: RuleSetRecord = {
    ...{ _id: createId("riskRuleSet"), orgId: ctx.orgId, version, rules, note: note ?? null, basedOn },
    ...{ state: "draft", place: null, wasLive: false, createdAt: now, createdBy: by },
    changes: [{ to: "draft", at: now, by, note: note ?? null }],
  };
  const target = { type: "risk-rule-set", id: record._id };
  const write = db.withTransaction(async (session) => {
    await ruleSetStore.insert(record, session);
    await audit.append(toAuditRecord(ctx, { action: "risk.rule-set-created", target, severity: "notice", after: rules }), session);
  });
  if (!(await db.isInserted(write)))
    throw new AppError("conflict", "risk.rule_set_changed", "Somebody else has saved a version at the same moment. Save again.");
  return toRuleSet(record);
}
