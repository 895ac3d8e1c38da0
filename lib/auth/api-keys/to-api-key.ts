import { isKeyScope, type Permission, type PlatformRole, permissionsOfKey, type Role } from "../../platform/permissions.ts";
import { isBanned } from "../ban.ts";
import type { MembershipRecord } from "../membership.store.ts";
import type { ApiKey } from "./api-key.schema.ts";
import type { ApiKeyRecord } from "./api-key.store.ts";
import { API_KEY_PREFIX } from "./key-format.ts";

/** Whose key it is. */
export type KeyOwner = {
  id: string;
  name: string;
  platformRole?: PlatformRole;
  membership: Pick<MembershipRecord, "_id" | "role" | "ban"> | null;
};

export function toApiKey(record: ApiKeyRecord, owner: KeyOwner, { nowMs, viewerId }: { nowMs: number; viewerId: string }): ApiKey {
  const { previous } = record;
  const role = roleBehind(record, owner);
  const isOverlapping = previous?.until != null && previous.until.getTime() > nowMs;
  return {
    id: record._id,
    name: record.name,
    prefix: `${API_KEY_PREFIX}${record.publicId}`,
    lastFour: record.current.lastFour,
    owner: { id: owner.id, name: owner.name },
    isOwn: owner.id === viewerId,
    status: statusOf(record, role, nowMs),
    scopes: record.scopes,
    effectiveScopes: role === null ? [] : effectiveScopes(record.scopes, permissionsOfKey(role, owner.platformRole)),
    expiresAt: toTime(record.current.until),
    allowedIps: record.allowedIps,
    requestsPerMinute: record.requestsPerMinute,
    version: record.version,
    createdAt: record.createdAt.toISOString(),
    lastUsedAt: toTime(record.lastUsedAt),
    lastUsedIp: record.lastUsedIp,
    rotatedAt: toTime(record.rotatedAt),
    overlapUntil: isOverlapping ? toTime(previous.until) : null,
    revokedAt: toTime(record.revokedAt),
  };
}

export function effectiveScopes(scopes: readonly Permission[], held: ReadonlySet<Permission>): Permission[] {
  return scopes.filter((scope) => held.has(scope) && isKeyScope(scope));
}

/** Null once its person is banned, no member any more, or came back under another membership. A platform's ban stands here too. */
function roleBehind({ membershipId }: ApiKeyRecord, { membership }: KeyOwner): Role | null {
  return membership?._id === membershipId && !isBanned(membership) ? membership.role : null;
}

function statusOf({ revokedAt, current }: ApiKeyRecord, role: Role | null, nowMs: number): ApiKey["status"] {
  if (revokedAt !== null) return "revoked";
  if (role === null) return "suspended";
  return current.until !== null && current.until.getTime() <= nowMs ? "expired" : "active";
}

function toTime(date: Date | null): string | null {
  return date === null ? null : date.toISOString();
}
