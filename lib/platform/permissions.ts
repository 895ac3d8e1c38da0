/** The one permission table. Higher roles come first; a role holds what stands in its row and nothing else. */
export const ROLES = ["OWNER", "ADMIN", "ANALYST", "USER", "READ_ONLY"] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  "account.read",
  "account.write",
  "ai.read",
  "ai.write",
  "ai-policy.write",
  "chat.read",
  "chat.write",
  "organization.read",
  "organization.write",
  "ops.read",
  "ops.write",
  "usage.read",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READ: readonly Permission[] = ["account.read", "ai.read", "chat.read", "organization.read"];
const WORK: readonly Permission[] = [...READ, "account.write", "ai.write", "chat.write"];

const PERMISSIONS_BY_ROLE: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  OWNER: new Set([...WORK, "ai-policy.write", "organization.write", "ops.read", "ops.write", "usage.read"]),
  ADMIN: new Set([...WORK, "ai-policy.write", "organization.write", "ops.read", "ops.write", "usage.read"]),
  ANALYST: new Set([...WORK, "usage.read"]),
  USER: new Set(WORK),
  READ_ONLY: new Set([...READ]),
};

export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return PERMISSIONS_BY_ROLE[role];
}

/** Nobody acts on an equal or a higher role. */
export function isRoleAbove(actor: Role, target: Role): boolean {
  return ROLES.indexOf(actor) < ROLES.indexOf(target);
}
