import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { changePolicy } from "./internal/catalog/change-policy.ts";
import type { PolicyMode } from "./model-policy.store.ts";
import type { PolicyDeps } from "./policy-ports.ts";

/** Whether every model may answer that is not denied, or only those that are allowed. */
export async function updateModelMode(ctx: Context<PolicyDeps>, { mode }: { mode: PolicyMode }): Promise<{ mode: PolicyMode }> {
  assertPermission(ctx, "ai-policy.write");
  const policy = await changePolicy(ctx, (current) => {
    if (current.mode === mode) return null;
    const audit = {
      action: "ai.model-mode-updated",
      target: { type: "organization", id: ctx.orgId },
      severity: "warning" as const,
      before: { mode: current.mode },
      after: { mode },
    };
    return { mode, entries: current.entries, audit };
  });
  return { mode: policy.mode };
}
