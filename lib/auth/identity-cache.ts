import type { Clock } from "../platform/clock.ts";
import type { Role } from "../platform/permissions.ts";
import type { MembershipStore } from "./membership.store.ts";
import type { SessionStore } from "./session.store.ts";
import type { UserStore } from "./user.store.ts";

/**
 * The state behind a token, kept in memory for a second: that is how late a revocation may be seen. A reading is dated by
 * when it began, requests that come together share it, and a failed one is not kept.
 */
type SessionState = { isOpen: boolean; tokenVersion: number; role: Role };

type SessionKey = { orgId: string; userId: string; sessionId: string };

/** Null: no such session, user or membership. */
export type IdentityCache = {
  get(key: SessionKey): Promise<SessionState | null>;
  /** Reads past the memory and renews it. */
  renew(key: SessionKey): Promise<SessionState | null>;
  forget(sessionId: string): void;
};

const MAX_AGE_MS = 1_000;
const MAX_ENTRIES = 10_000;

type Stores = { sessions: SessionStore; users: UserStore; memberships: MembershipStore };
type Entry = { readAt: number; state: Promise<SessionState | null> };

export function createIdentityCache(stores: Stores, clock: Clock): IdentityCache {
  const entries = new Map<string, Entry>();

  function renew(key: SessionKey): Promise<SessionState | null> {
    const entry: Entry = { readAt: clock.now(), state: readState(stores, key, clock) };
    entry.state.catch(() => {
      if (entries.get(key.sessionId) === entry) entries.delete(key.sessionId);
    });
    entries.delete(key.sessionId);
    entries.set(key.sessionId, entry);
    // A Map keeps insertion order, so the first entry is the one read longest ago.
    const oldest = entries.keys().next().value;
    if (entries.size > MAX_ENTRIES && oldest !== undefined) entries.delete(oldest);
    return entry.state;
  }

  return {
    get(key) {
      const entry = entries.get(key.sessionId);
      return entry && clock.now() - entry.readAt < MAX_AGE_MS ? entry.state : renew(key);
    },
    renew,
    forget: (sessionId) => {
      entries.delete(sessionId);
    },
  };
}

async function readState(stores: Stores, key: SessionKey, clock: Clock): Promise<SessionState | null> {
  const [session, tokenVersion, membership] = await Promise.all([
    stores.sessions.find(key.orgId, key.sessionId),
    stores.users.findTokenVersion(key.userId),
    stores.memberships.find(key.orgId, key.userId),
  ]);
  if (!session || session.userId !== key.userId || tokenVersion === null || !membership) return null;
  const isOpen = session.revokedAt === null && session.expiresAt.getTime() > clock.now();
  return { isOpen, tokenVersion, role: membership.role };
}
