import { type AuditEntry, toAuditRecord } from "../../../platform/audit/audit-record.ts";
import type { Context } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import type { ModelPolicyRecord } from "../../model-policy.store.ts";
import { isAllowedBy, NO_POLICY } from "../../model-policy.ts";
import type { PolicyDeps } from "../../policy-ports.ts";

type Change = Pick<ModelPolicyRecord, "mode" | "entries"> & { audit: AuditEntry };
type Decided = Pick<ModelPolicyRecord, "mode" | "entries">;

const ATTEMPTS = 5;
const ENTRIES_MAX = 500;

/** Policy and audit record in one transaction. Null from `decide` leaves everything as it is; it may be asked again when others were quicker. */
export async function changePolicy(ctx: Context<PolicyDeps>, decide: (current: Decided) => Change | null): Promise<Decided> {
  const { db, audit, modelPolicyStore, modelPolicies } = ctx.deps;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const current = (await modelPolicyStore.find(ctx.orgId)) ?? NO_POLICY;
    const change = decide(current);
    if (!change) return current;
    const { mode, entries } = change;
    assertSound({ mode, entries });
    const next: ModelPolicyRecord = { _id: ctx.orgId, orgId: ctx.orgId, mode, entries, revision: current.revision + 1 };
    const record = toAuditRecord(ctx, change.audit);
    const isWritten = await write(ctx, async (session) => {
      if (!(await modelPolicyStore.replace(next, current.revision, session))) throw new Outrun();
      await audit.append(record, session);
    });
    modelPolicies.forget(ctx.orgId);
    if (isWritten) return { mode, entries };
  }
  throw new AppError("conflict", "ai.policy_changed", "Others are changing the model policy at this moment. Look at it and try again.");

  async function write({ deps }: Context<PolicyDeps>, run: Parameters<typeof db.withTransaction>[0]): Promise<boolean> {
    return deps.db.isInserted(db.withTransaction(run)).catch((error: unknown) => {
      if (error instanceof Outrun) return false;
      throw error;
    });
  }
}

/** Ends the transaction without a trace. */
class Outrun extends Error {}

function assertSound({ mode, entries }: Decided): void {
  if (mode === "listed" && !entries.some(({ verdict }) => isAllowedBy("listed", verdict)))
    throw new AppError("conflict", "ai.no_model_allowed", "With only allowed models in use, at least one model has to be allowed first.");
  if (entries.length > ENTRIES_MAX)
    throw new AppError("conflict", "ai.policy_full", `A policy holds decisions about ${ENTRIES_MAX} models. Take one back first.`);
}
