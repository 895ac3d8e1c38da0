import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { OrganizationRecord } from "../organization.store.ts";
import type { AuthDeps } from "../ports.ts";
import { organizationNotFound } from "./errors.ts";
import { settingsOf } from "./organization-settings.ts";
import type { Organization } from "./schema.ts";

/** The one the caller works in. */
export async function getOrganization(ctx: Context<AuthDeps>): Promise<Organization> {
  assertPermission(ctx, "organization.read");
  return toOrganization(ctx, await ctx.deps.organizations.find(ctx.orgId));
}

export function toOrganization(ctx: Context, record: OrganizationRecord | null): Organization {
  if (!record || ctx.role === null) throw organizationNotFound();
  const { _id, name, createdAt } = record;
  return { id: _id, name, role: ctx.role, createdAt: createdAt.toISOString(), settings: settingsOf(record) };
}
