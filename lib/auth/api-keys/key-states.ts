import type { AfterReply } from "../../platform/after-reply.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Actor } from "../../platform/context.ts";
import type { Logger } from "../../platform/log.ts";
import { type Permission, permissionsOfKey, type Role } from "../../platform/permissions.ts";
import { createRecencyMap } from "../../platform/recency-map.ts";
import { isBanned } from "../ban.ts";
import type { MembershipStore } from "../membership.store.ts";
import type { UserStore } from "../user.store.ts";
import type { ApiKeyRecord, ApiKeyStore, StoredSecret } from "./api-key.store.ts";
import { type AllowList, createAllowList } from "./ip-allow-list.ts";
import { effectiveScopes } from "./to-api-key.ts";

/**
 * What stands behind a key, ready for use and kept in memory for a second: that is how late a revocation, a ban, a removal or a smaller
 * role may be seen. Requests that come together share a reading; a failed one is not kept, and neither is "no such key".
 */
export type KeyState = {
  keyId: string;
  orgId: string;
  actor: Actor;
  /** False for a revoked key, and for one whose person is banned or no member any more: it is known and refused. */
  isUsable: boolean;
  role: Role | null;
  permissions: ReadonlySet<Permission>;
  secrets: readonly { hash: Buffer; untilMs: number }[];
  allowList: AllowList;
};

/** Null: no such key. */
export type KeyStates = {
  get(publicId: string): Promise<KeyState | null>;
  /** Reads past the memory. */
  renew(publicId: string): Promise<KeyState | null>;
  /** Writes down that a key was used, at most once a minute and without anybody waiting for it. */
  noteUse(state: KeyState, ip: string): void;
  forget(publicId: string): void;
};

const MAX_AGE_MS = 1_000;
const ENTRIES_MAX = 10_000;
const NOTE_EVERY_MS = 60_000;

type Deps = { apiKeys: ApiKeyStore; users: UserStore; memberships: MembershipStore; clock: Clock; log: Logger; afterReply: AfterReply };
type Entry = { readAt: number; state: Promise<KeyState | null> };

export function createKeyStates(deps: Deps): KeyStates {
  const { clock, log, apiKeys, afterReply } = deps;
  const entries = createRecencyMap<Entry>(ENTRIES_MAX);
  const notedAt = createRecencyMap<number>(ENTRIES_MAX);

  function renew(publicId: string): Promise<KeyState | null> {
    const entry: Entry = { readAt: clock.now(), state: readState(deps, publicId) };
    entries.set(publicId, entry);
    const drop = () => {
      if (entries.get(publicId) === entry) entries.delete(publicId);
    };
    entry.state.then((state) => state ?? drop(), drop);
    return entry.state;
  }

  return {
    get(publicId) {
      const entry = entries.get(publicId);
      return entry && clock.now() - entry.readAt < MAX_AGE_MS ? entry.state : renew(publicId);
    },
    renew,
    noteUse({ keyId, orgId }, ip) {
      const now = clock.now();
      if (now - (notedAt.get(keyId) ?? Number.NEGATIVE_INFINITY) < NOTE_EVERY_MS) return;
      notedAt.set(keyId, now);
      const use = { at: new Date(now), ip, unlessSince: new Date(now - NOTE_EVERY_MS) };
      const noted = apiKeys
        .noteUse(orgId, keyId, use)
        .catch((error: unknown) => log.warn({ keyId, error }, "a key's last use was not written down"));
      void afterReply.keep(() => noted);
    },
    forget: (publicId) => entries.delete(publicId),
  };
}

async function readState({ apiKeys, memberships, users }: Deps, publicId: string): Promise<KeyState | null> {
  const record = await apiKeys.findByPublicId(publicId);
  if (!record) return null;
  const { orgId, userId } = record;
  const [membership, standing] = await Promise.all([memberships.find(orgId, userId), users.findStanding(userId)]);
  const isMember = membership?._id === record.membershipId && standing !== null && !isBanned(membership, standing);
  return isMember ? toState(record, membership.role, permissionsOfKey(membership.role, standing.platformRole)) : toState(record, null);
}

function toState(record: ApiKeyRecord, role: Role | null, held: ReadonlySet<Permission> = new Set()): KeyState {
  const { _id: keyId, orgId, userId, requestsPerMinute } = record;
  return {
    keyId,
    orgId,
    actor: { type: "apiKey", keyId, userId, ...(requestsPerMinute !== null && { requestsPerMinute }) },
    isUsable: role !== null && record.revokedAt === null,
    role,
    permissions: new Set(effectiveScopes(record.scopes, held)),
    secrets: [record.current, record.previous].flatMap((secret) => (secret ? [toSecret(secret)] : [])),
    allowList: createAllowList(record.allowedIps),
  };
}

function toSecret({ hash, until }: StoredSecret): KeyState["secrets"][number] {
  return { hash: Buffer.from(hash, "hex"), untilMs: until?.getTime() ?? Number.POSITIVE_INFINITY };
}
