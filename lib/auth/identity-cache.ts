import type { Clock } from "../platform/clock.ts";
import type { PlatformRole, Role } from "../platform/permissions.ts";
import { isBanned } from "./ban.ts";
import type { MembershipStore } from "./membership.store.ts";
import { isEnrolmentDue } from "./mfa/is-enrolment-due.ts";
import type { OrganizationStore } from "./organization.store.ts";
import { isProvenBy } from "./proof.ts";
import type { SessionStore } from "./session.store.ts";
import { endOfStay, type StaySettings } from "./sessions/end-of-stay.ts";
import type { UserStore } from "./user.store.ts";

/**
 * The state behind a token, kept in memory for a second: that is how late a revocation may be seen. A reading is dated by
 * when it began, requests that come together share it, and a failed one is not kept.
 */
type SessionState = {
  isOpen: boolean;
  tokenVersion: number;
  role: Role;
  platformRole: PlatformRole | undefined;
  /** Epoch milliseconds of the last proof as strong as what the person has enrolled; 0 for none. */
  provenAt: number;
  /** The account may be used for enrolling a second factor and for nothing else. */
  isEnrolmentDue: boolean;
};

type SessionKey = { orgId: string; userId: string; sessionId: string };

/** Null: no such session, user or membership, or a banned one. */
export type IdentityCache = {
  get(key: SessionKey): Promise<SessionState | null>;
  /** Reads past the memory and renews it. */
  renew(key: SessionKey): Promise<SessionState | null>;
  forget(sessionId: string): void;
};

const MAX_AGE_MS = 1_000;
const MAX_ENTRIES = 10_000;

/** How exact "last active" is, and how often a session in use is written to at most. */
const TOUCH_MS = 60_000;

type Stores = { sessions: SessionStore; users: UserStore; memberships: MembershipStore; organizations: OrganizationStore };
type Entry = { readAt: number; state: Promise<SessionState | null> };

type Settings = StaySettings & { isAdminMfaRequired: boolean };

export function createIdentityCache(stores: Stores, settings: Settings, clock: Clock): IdentityCache {
  const entries = new Map<string, Entry>();

  function renew(key: SessionKey): Promise<SessionState | null> {
    const entry: Entry = { readAt: clock.now(), state: readState(stores, key, { settings, clock }) };
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

type Rules = { settings: Settings; clock: Clock };

async function readState(stores: Stores, key: SessionKey, { settings, clock }: Rules): Promise<SessionState | null> {
  const [session, user, membership, organization] = await Promise.all([
    stores.sessions.find(key.orgId, key.sessionId),
    stores.users.findStanding(key.userId),
    stores.memberships.find(key.orgId, key.userId),
    stores.organizations.find(key.orgId),
  ]);
  if (!session || session.userId !== key.userId || !user || !membership || !organization || isBanned(user, membership)) return null;
  const { tokenVersion, platformRole, factors = [] } = user;
  const now = clock.now();
  const end = endOfStay(session, { role: membership.role, platformRole, organization }, settings);
  const isOpen = session.revokedAt === null && end.getTime() > now;
  // Losable: the next request notes it again, and a database that takes no writes must not refuse reads.
  if (isOpen && tokenVersion === session.tokenVersion && now - session.lastSeenAt.getTime() >= TOUCH_MS)
    await stores.sessions.touch(key.orgId, key.sessionId, new Date(now), TOUCH_MS).catch(() => undefined);
  const provenAt = isProvenBy(factors, session.methods) ? session.provenAt.getTime() : 0;
  return {
    isOpen,
    tokenVersion,
    role: membership.role,
    platformRole,
    // A visitor of the demo has no password to prove anything by, and nothing that could be harmed.
    provenAt: organization.isDemo && factors.length === 0 ? now : provenAt,
    isEnrolmentDue: isEnrolmentDue({ factors, role: membership.role, platformRole, organization }, settings),
  };
}
