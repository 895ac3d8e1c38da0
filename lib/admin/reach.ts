import { z } from "zod";
import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";

/** What a list or a number is about; left out, it is everything somebody may see. */
export const scopeSchema = z.enum(["organization", "deployment"]);
export type Scope = z.infer<typeof scopeSchema>;

/** Null is every organization, which only whoever runs the deployment sees. */
export function reachOf(ctx: Context, scope: Scope | undefined): string | null {
  if (scope === "deployment") assertPermission(ctx, "deployment.read");
  if (scope === "organization") return ctx.orgId;
  return ctx.permissions.has("deployment.read") ? null : ctx.orgId;
}

/** Whose record somebody acts on: their own organization's, or any for whoever may change the deployment. Null: nothing they may know of. */
export function targetOrganizationOf(ctx: Context, orgId: string | undefined): string | null {
  if (orgId === undefined || orgId === ctx.orgId) return ctx.orgId;
  return ctx.permissions.has("deployment.write") ? orgId : null;
}
