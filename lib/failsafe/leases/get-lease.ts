import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { LeaseView } from "./lease.schema.ts";
import { leaseNotFound } from "./lease-errors.ts";
import type { LeaseDeps } from "./ports.ts";
import { toLease } from "./to-lease.ts";

/** Also "not found" for another organization's id. */
export async function getLease(ctx: Context<LeaseDeps>, { leaseId }: { leaseId: string }): Promise<LeaseView> {
  assertPermission(ctx, "failsafe.read");
  const { safetyLeases, failsafeSettings, cipher } = ctx.deps;
  const record = await safetyLeases.find(ctx.orgId, leaseId);
  if (!record) throw leaseNotFound(leaseId);
  const [settings, opened] = await Promise.all([failsafeSettings.settingsOf(ctx.orgId), cipher.forOrganization(ctx.orgId)]);
  return toLease(record, { settings, cipher: opened, now: new Date(ctx.clock.now()) });
}
