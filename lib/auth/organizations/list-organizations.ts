import type { Context } from "../../platform/context.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import type { OwnOrganization } from "./schema.ts";

/** Those the caller is in, the one they are in longest first. */
export async function listOrganizations(ctx: Context<AuthDeps>): Promise<OwnOrganization[]> {
  const { memberships, organizations } = ctx.deps;
  const own = await memberships.listOfUser(requireUser(ctx).userId);
  const records = await organizations.listByIds(own.map(({ orgId }) => orgId));
  return records.flatMap(({ _id, name }) => {
    const membership = own.find(({ orgId }) => orgId === _id);
    return membership ? [{ id: _id, name, role: membership.role, isCurrent: _id === ctx.orgId }] : [];
  });
}
