import type { Context } from "../platform/context.ts";
import type { Role } from "../platform/permissions.ts";
import type { Addressees } from "./notice.ts";
import type { NotifyDeps } from "./ports.ts";

/** Of an organization with many of a role, the first ones. */
const PEOPLE_MAX = 50;

export type Addressee = { orgId: string; userId: string };

/** Members who are not banned; of those who run the deployment, each in the organization they worked in last. */
export async function findAddressees(ctx: Context<NotifyDeps>, to: Addressees): Promise<Addressee[]> {
  if ("operators" in to) return findOperators(ctx);
  const { orgId } = ctx;
  const ids = "roles" in to ? await listMembers(ctx, to.roles) : await keepMembers(ctx, to.userIds);
  return [...new Set(ids)].slice(0, PEOPLE_MAX).map((userId) => ({ orgId, userId }));
}

async function listMembers({ deps, orgId }: Context<NotifyDeps>, roles: readonly Role[]): Promise<string[]> {
  const lists = await Promise.all(roles.map((role) => deps.memberships.list(orgId, { role, after: null, limit: PEOPLE_MAX })));
  return lists.flat().flatMap(({ userId, ban }) => (ban ? [] : [userId]));
}

async function keepMembers({ deps, orgId }: Context<NotifyDeps>, userIds: readonly string[]): Promise<string[]> {
  const found = await Promise.all([...new Set(userIds)].slice(0, PEOPLE_MAX).map((userId) => deps.memberships.find(orgId, userId)));
  return found.flatMap((member) => (member && !member.ban ? [member.userId] : []));
}

async function findOperators({ deps }: Context<NotifyDeps>): Promise<Addressee[]> {
  const people = await deps.directory.listOperators(PEOPLE_MAX);
  return people.map(({ _id, homeOrgId, lastOrgId }) => ({ orgId: lastOrgId ?? homeOrgId, userId: _id }));
}
