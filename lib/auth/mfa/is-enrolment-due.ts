import type { PlatformRole, Role } from "../../platform/permissions.ts";
import type { OrganizationRecord } from "../organization.store.ts";
import { settingsOf } from "../organizations/organization-settings.ts";
import type { FactorKind } from "../proof.ts";

type Standing = { factors: readonly FactorKind[]; role: Role; platformRole: PlatformRole | undefined; organization: OrganizationRecord };

/** Whether somebody without a second factor has to enrol one first: by the operator's rule for those in charge, or by the organization's own. */
export function isEnrolmentDue({ factors, role, platformRole, organization }: Standing, rules: { isAdminMfaRequired: boolean }): boolean {
  if (factors.length > 0 || organization.isDemo) return false;
  const isInCharge = role === "OWNER" || role === "ADMIN" || platformRole !== undefined;
  return settingsOf(organization).requireMfa || (rules.isAdminMfaRequired && isInCharge);
}
