import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { AuthDeps } from "../ports.ts";
import { organizationNotFound } from "./errors.ts";
import { toOrganization } from "./get-organization.ts";
import { settingsOf } from "./organization-settings.ts";
import type { Organization, UpdateOrganizationInput } from "./schema.ts";

/** Only what is named changes. Every process follows the settings within a second. */
export async function updateOrganization(ctx: Context<AuthDeps>, input: UpdateOrganizationInput): Promise<Organization> {
  assertPermission(ctx, "organization.write");
  const { db, organizations, organizationSettings, audit } = ctx.deps;
  const { orgId } = ctx;
  const settings = Object.fromEntries(Object.entries(input.settings ?? {}).filter(([, value]) => value !== undefined));
  const change = { ...(input.name !== undefined && { name: input.name }), settings };
  if (change.name === undefined && Object.keys(settings).length === 0) return toOrganization(ctx, await organizations.find(orgId));
  const updated = await db.withTransaction(async (transaction) => {
    const record = await organizations.update(orgId, change, transaction);
    if (!record) throw organizationNotFound();
    const after = { ...record, name: change.name ?? record.name, settings: { ...record.settings, ...settings } };
    await audit.append(
      toAuditRecord(ctx, {
        action: "auth.organization-updated",
        target: { type: "organization", id: orgId },
        severity: "warning",
        before: { name: record.name, settings: settingsOf(record) },
        after: { name: after.name, settings: settingsOf(after) },
      }),
      transaction,
    );
    return after;
  });
  organizationSettings.forget(orgId);
  return toOrganization(ctx, updated);
}
