import { userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import type { GuardPolicyRules } from "../policy.ts";
import type { GuardPolicyDeps } from "../policy-ports.ts";
import type { PolicyVersionView } from "../policy-version.schema.ts";
import type { GuardPolicyRecord } from "../policy-version.store.ts";
import { toPolicyVersion } from "../to-policy-version.ts";

type Change = { decidedOn: number; rules: GuardPolicyRules; note: string | null; restoredFrom: number | null };

/** Version and audit record in one transaction, on the version it was decided on or not at all. */
export async function addPolicyVersion(ctx: Context<GuardPolicyDeps>, change: Change): Promise<PolicyVersionView> {
  const { db, audit, guard, guardPolicyStore } = ctx.deps;
  const { decidedOn, rules, note, restoredFrom } = change;
  const current = toPolicyVersion(await guardPolicyStore.findLast(ctx.orgId));
  if (current.version !== decidedOn) throw changedMeanwhile(current.version);
  const createdAt = new Date(ctx.clock.now());
  const record: GuardPolicyRecord = {
    ...{ _id: createId("guardPolicy"), orgId: ctx.orgId, version: decidedOn + 1 },
    ...{ rules, note, restoredFrom, createdAt, createdBy: userIdOf(ctx) },
  };
  const entry = toAuditRecord(ctx, {
    action: restoredFrom === null ? "guard.policy-updated" : "guard.policy-restored",
    target: { type: "guard-policy", id: String(record.version) },
    severity: "warning",
    before: current.policy,
    after: rules,
  });
  const write = db.withTransaction(async (session) => {
    await guardPolicyStore.insert(record, session);
    await audit.append(entry, session);
  });
  const isFirst = await db.isInserted(write);
  guard.forget(ctx.orgId);
  if (!isFirst) throw changedMeanwhile(record.version);
  return toPolicyVersion(record);
}

function changedMeanwhile(version: number): AppError {
  const detail = `The guard policy is at version ${version} by now. Look at it and decide again.`;
  return new AppError("conflict", "guard.policy_changed", detail);
}
