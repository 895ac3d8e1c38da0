import { sumUsage, type UsageSummary } from "../../ai/sum-usage.ts";
import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { NumberDeps } from "../ports.ts";
import { reachOf } from "../reach.ts";
import type { AdminUsageGroup, AdminUsageInput, AdminUsageReport } from "./schema.ts";

/** What models were asked and what it cost: of one's organization, or, for whoever runs the deployment, of each. */
export async function getAdminUsage(
  ctx: Context<NumberDeps>,
  { scope, groupBy, ...period }: AdminUsageInput,
  groupsMax?: number,
): Promise<AdminUsageReport> {
  assertPermission(ctx, "usage.read");
  const orgId = reachOf(ctx, scope);
  const summary = await sumUsage(ctx, { orgId, period, filter: {}, groupBy, ...(groupsMax !== undefined && { groupsMax }) });
  const labels = await labelsOf(ctx, groupBy, summary);
  const groups = summary.groups.map((group) => ({ ...group, label: labels.get(group.key ?? "") ?? group.key ?? "None" }));
  return { ...summary, currency: "USD", groupBy, scope: orgId === null ? "deployment" : "organization", groups };
}

/** Organizations and people by name; one that is gone keeps its id. */
async function labelsOf({ deps }: Context<NumberDeps>, groupBy: AdminUsageGroup, { groups }: UsageSummary): Promise<Map<string, string>> {
  const ids = groups.flatMap(({ key }) => (key === null ? [] : [key]));
  if (groupBy === "organization") return new Map((await deps.organizations.listByIds(ids)).map(({ _id, name }) => [_id, name]));
  if (groupBy !== "user") return new Map();
  return new Map([["", "No person"], ...(await deps.users.listNames(ids)).map(({ _id, name }) => [_id, name] as const)]);
}
