/** The one permission table. Higher roles come first; a role holds what stands in its row and nothing else. */
export const ROLES = ["OWNER", "ADMIN", "ANALYST", "USER", "READ_ONLY"] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  "account.read",
  "account.write",
  "ai.read",
  "ai.write",
  "ai-policy.write",
  "api-keys.manage",
  "api-keys.read",
  "api-keys.write",
  "audit.read",
  "audit-policy.write",
  "chat.read",
  "chat.write",
  "deployment.read",
  "deployment.write",
  "failsafe.read",
  "failsafe.trip",
  "failsafe.write",
  "failsafe-leases.write",
  "failsafe-policy.write",
  "guard.read",
  "guard.write",
  "guard-events.read",
  "guard-policy.write",
  "integrations.manage",
  "integrations.read",
  "integrations.write",
  "knowledge.read",
  "knowledge.write",
  "members.read",
  "members.write",
  "memory.read",
  "memory.write",
  "metrics.read",
  "organization.own",
  "organization.read",
  "organization.write",
  "ops.read",
  "ops.write",
  "prompts.read",
  "prompts.run",
  "prompts.write",
  "prompts-labels.write",
  "prompts-public.write",
  "risk.read",
  "risk.write",
  "risk-cases.write",
  "risk-policy.write",
  "usage.read",
  "users.read",
  "users.write",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READ: readonly Permission[] = [
  "account.read",
  "ai.read",
  "api-keys.read",
  "chat.read",
  "failsafe.read",
  "guard.read",
  "knowledge.read",
  "members.read",
  "memory.read",
  "organization.read",
  "prompts.read",
  "risk.read",
];
const WORK: readonly Permission[] = [
  ...READ,
  ...([
    "account.write",
    "ai.write",
    "api-keys.write",
    "chat.write",
    "failsafe.write",
    "guard.write",
    "integrations.read",
    "integrations.write",
    "knowledge.write",
    "memory.write",
    "prompts.run",
    "prompts.write",
    "risk.write",
  ] as const),
];

const ADMINISTER: readonly Permission[] = [
  ...WORK,
  ...([
    "ai-policy.write",
    "api-keys.manage",
    "audit.read",
    "audit-policy.write",
    "failsafe.trip",
    "failsafe-leases.write",
    "failsafe-policy.write",
    "guard-events.read",
    "guard-policy.write",
    "integrations.manage",
    "members.write",
    "organization.write",
    "ops.read",
    "ops.write",
    "prompts-labels.write",
    "prompts-public.write",
    "risk-cases.write",
    "risk-policy.write",
    "usage.read",
    "users.read",
    "users.write",
  ] as const),
];

const PERMISSIONS_BY_ROLE: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  OWNER: new Set([...ADMINISTER, "organization.own"]),
  ADMIN: new Set(ADMINISTER),
  ANALYST: new Set([
    ...WORK,
    "audit.read",
    "failsafe.trip",
    "failsafe-leases.write",
    "guard-events.read",
    "prompts-labels.write",
    "risk-cases.write",
    "usage.read",
  ]),
  USER: new Set(WORK),
  READ_ONLY: new Set([...READ]),
};

/** What is left to somebody who owes a second factor: their own account, where it is enrolled. */
export const ACCOUNT_PERMISSIONS: ReadonlySet<Permission> = new Set(["account.read", "account.write"]);

/**
 * What no API key may hold: by these it could outlive, multiply or widen itself, or change how its person signs in. Of everything else a
 * key has what its scopes and its person's role have in common at each use.
 */
const PERSON_ONLY: ReadonlySet<Permission> = new Set([
  "account.write",
  "api-keys.manage",
  "api-keys.write",
  "deployment.read",
  "deployment.write",
  "organization.own",
]);

export const KEY_SCOPES: readonly Permission[] = PERMISSIONS.filter((permission) => !PERSON_ONLY.has(permission));

export function isKeyScope(permission: Permission): boolean {
  return !PERSON_ONLY.has(permission);
}

export function permissionsOf(role: Role, platformRole?: PlatformRole): ReadonlySet<Permission> {
  return platformRole === undefined ? PERMISSIONS_BY_ROLE[role] : PERMISSIONS_OF_BOTH[platformRole][role];
}

/** What counts for a person's key. Of a platform role that is its counters alone: no key reaches people of other organizations. */
export function permissionsOfKey(role: Role, platformRole?: PlatformRole): ReadonlySet<Permission> {
  const own = permissionsOf(role);
  return platformRole === undefined ? own : new Set([...own, "metrics.read"]);
}

/** Of the deployment, beside a role in an organization; only a command grants them. They reach people of every organization, no content. */
export const PLATFORM_ROLES = ["SUPER_ADMIN", "SUPPORT"] as const;
export type PlatformRole = (typeof PLATFORM_ROLES)[number];

const BY_PLATFORM_ROLE: Readonly<Record<PlatformRole, readonly Permission[]>> = {
  // Counters and operation of the whole deployment: anybody may own an organization, so no role in one holds them.
  SUPER_ADMIN: ["deployment.read", "deployment.write", "metrics.read", "users.read", "users.write"],
  SUPPORT: ["deployment.read", "metrics.read", "users.read"],
};

const PERMISSIONS_OF_BOTH: Readonly<Record<PlatformRole, Readonly<Record<Role, ReadonlySet<Permission>>>>> = {
  SUPER_ADMIN: withMore(BY_PLATFORM_ROLE.SUPER_ADMIN),
  SUPPORT: withMore(BY_PLATFORM_ROLE.SUPPORT),
};

/** Made once: a request only looks its set up. */
function withMore(more: readonly Permission[]): Readonly<Record<Role, ReadonlySet<Permission>>> {
  const both = (role: Role) => new Set([...PERMISSIONS_BY_ROLE[role], ...more]);
  return {
    OWNER: both("OWNER"),
    ADMIN: both("ADMIN"),
    ANALYST: both("ANALYST"),
    USER: both("USER"),
    READ_ONLY: both("READ_ONLY"),
  };
}

/** Nobody acts on an equal or a higher role. */
export function isRoleAbove(actor: Role, target: Role): boolean {
  return ROLES.indexOf(actor) < ROLES.indexOf(target);
}
