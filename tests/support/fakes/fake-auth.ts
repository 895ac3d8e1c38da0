import { createIdentityCache } from "../../../lib/auth/identity-cache.ts";
import type { MembershipRecord, MembershipStore } from "../../../lib/auth/membership.store.ts";
import type { OrganizationRecord } from "../../../lib/auth/organization.store.ts";
import type { AuthDeps, AuthSettings, Transaction } from "../../../lib/auth/ports.ts";
import type { SessionRecord, SessionStore } from "../../../lib/auth/session.store.ts";
import type { SignInAttemptRecord, SignInAttemptStore } from "../../../lib/auth/sign-in-attempt.store.ts";
import type { UserRecord, UserStore } from "../../../lib/auth/user.store.ts";
import type { AuditRecord } from "../../../lib/platform/audit/audit-record.ts";
import type { Context } from "../../../lib/platform/context.ts";
import type { Database } from "../../../lib/platform/db.ts";
import { createLogger } from "../../../lib/platform/log.ts";
import { permissionsOf } from "../../../lib/platform/permissions.ts";

/** Everything the verbs of lib/auth need, in memory. `pause` runs before each read and write, so a test can interleave them. */
export type FakeAuth = {
  ctx: Context<AuthDeps>;
  deps: AuthDeps;
  users: Map<string, UserRecord>;
  organizations: Map<string, OrganizationRecord>;
  memberships: Map<string, MembershipRecord>;
  sessions: Map<string, SessionRecord>;
  attempts: Map<string, SignInAttemptRecord>;
  audit: AuditRecord[];
  advance(ms: number): void;
  /** The context of a signed-in caller. */
  as(sessionId: string): Context<AuthDeps>;
};

type Options = { settings?: Partial<AuthSettings>; pause?: () => Promise<void> };

const SETTINGS: AuthSettings = {
  secret: "unit-secret-of-thirty-two-letters",
  passwordPepper: "unit-pepper-of-thirty-two-letters",
  isSignUpOpen: true,
  isDemo: false,
  bcryptCost: 4,
  accessTtlSeconds: 600,
  refreshTtlSeconds: 604_800,
};

class DuplicateKey extends Error {}

export function createFakeAuth({ settings = {}, pause = async () => {} }: Options = {}): FakeAuth {
  let now = Date.UTC(2026, 0, 5, 9);
  const clock = { now: () => now, sleep: async () => {} };
  const audit: AuditRecord[] = [];
  const state = {
    users: new Map<string, UserRecord>(),
    organizations: new Map<string, OrganizationRecord>(),
    memberships: new Map<string, MembershipRecord>(),
    sessions: new Map<string, SessionRecord>(),
    attempts: new Map<string, SignInAttemptRecord>(),
    audit,
  };
  const users = fakeUsers(state.users, pause);
  const memberships = fakeMemberships(state.memberships, pause);
  const sessions = fakeSessions(state.sessions, pause);
  const deps: AuthDeps = {
    db: fakeDatabase([state.users, state.organizations, state.memberships, state.sessions]),
    audit: fakeAudit(state.audit),
    clock,
    users,
    memberships,
    sessions,
    organizations: {
      insert: async (record) => void state.organizations.set(record._id, record),
      find: async (orgId) => state.organizations.get(orgId) ?? null,
    },
    attempts: fakeAttempts(state.attempts, pause),
    identities: createIdentityCache({ sessions, users, memberships }, clock),
    auth: { ...SETTINGS, ...settings },
  };
  const ctx: Context<AuthDeps> = {
    actor: { type: "system", job: "test" },
    orgId: "",
    role: null,
    permissions: new Set(),
    requestId: "req_test",
    ip: "203.0.113.7",
    userAgent: "unit test",
    clock,
    log: createLogger({ level: "silent" }),
    deps,
  };
  const advance = (ms: number) => {
    now += ms;
  };
  return { ctx, deps, ...state, advance, as: (sessionId) => contextOf(ctx, state, sessionId) };
}

function contextOf(ctx: Context<AuthDeps>, state: Pick<FakeAuth, "sessions" | "memberships">, sessionId: string): Context<AuthDeps> {
  const session = state.sessions.get(sessionId);
  const role = [...state.memberships.values()].find((each) => each.userId === session?.userId && each.orgId === session.orgId)?.role;
  if (!session || !role) throw new Error(`No session ${sessionId} in the fake.`);
  return {
    ...ctx,
    actor: { type: "user", userId: session.userId, sessionId },
    orgId: session.orgId,
    role,
    permissions: permissionsOf(role),
  };
}

function fakeUsers(users: Map<string, UserRecord>, pause: () => Promise<void>): UserStore {
  const byEmail = (email: string) => [...users.values()].find((user) => user.emailNormalized === email) ?? null;
  return {
    async insert(record) {
      if (byEmail(record.emailNormalized)) throw new DuplicateKey();
      users.set(record._id, record);
    },
    find: async (userId) => users.get(userId) ?? null,
    listNames: async (userIds) => [...users.values()].filter(({ _id }) => userIds.includes(_id)),
    findByEmail: async (email) => byEmail(email),
    async findTokenVersion(userId) {
      await pause();
      return users.get(userId)?.tokenVersion ?? null;
    },
    async replacePassword(userId, { from, to, at }) {
      const user = users.get(userId);
      if (!user || user.passwordHash !== from) return null;
      users.set(userId, { ...user, passwordHash: to, passwordChangedAt: at, tokenVersion: user.tokenVersion + 1 });
      return user.tokenVersion + 1;
    },
  };
}

function fakeMemberships(memberships: Map<string, MembershipRecord>, pause: () => Promise<void>): MembershipStore {
  return {
    insert: async (record) => void memberships.set(record._id, record),
    async find(orgId, userId) {
      await pause();
      return [...memberships.values()].find((each) => each.orgId === orgId && each.userId === userId) ?? null;
    },
  };
}

function fakeSessions(sessions: Map<string, SessionRecord>, pause: () => Promise<void>): SessionStore {
  const open = (orgId: string, sessionId: string) => {
    const session = sessions.get(sessionId);
    return session?.orgId === orgId && session.revokedAt === null ? session : null;
  };
  return {
    insert: async (record) => void sessions.set(record._id, record),
    async find(orgId, sessionId) {
      await pause();
      const session = sessions.get(sessionId);
      return session?.orgId === orgId ? session : null;
    },
    async findForRefresh(sessionId) {
      await pause();
      return sessions.get(sessionId) ?? null;
    },
    async rotate(orgId, sessionId, { from, to, at, expiresAt }) {
      await pause();
      const session = open(orgId, sessionId);
      if (session?.refreshHash !== from) return false;
      sessions.set(sessionId, { ...session, refreshHash: to, previousHash: from, rotatedAt: at, lastSeenAt: at, expiresAt });
      return true;
    },
    async revoke(orgId, sessionId, { at, reason }) {
      await pause();
      const session = open(orgId, sessionId);
      if (session) sessions.set(sessionId, { ...session, revokedAt: at, revokedFor: reason });
      return session !== null;
    },
    async revokeOthers(orgId, userId, keptSessionId, at) {
      for (const session of sessions.values()) {
        if (session.orgId !== orgId || session.userId !== userId || session._id === keptSessionId || session.revokedAt) continue;
        sessions.set(session._id, { ...session, revokedAt: at, revokedFor: "password-changed" });
      }
    },
    async carryOver(orgId, sessionId, tokenVersion) {
      const session = open(orgId, sessionId);
      if (session) sessions.set(sessionId, { ...session, tokenVersion });
    },
  };
}

function fakeAttempts(attempts: Map<string, SignInAttemptRecord>, pause: () => Promise<void>): SignInAttemptStore {
  return {
    async find(id) {
      await pause();
      return attempts.get(id) ?? null;
    },
    async count(from, next) {
      await pause();
      if ((attempts.get(next._id)?.failures ?? 0) !== from) return false;
      attempts.set(next._id, next);
      return true;
    },
    clear: async (id) => void attempts.delete(id),
  };
}

function fakeAudit(records: AuditRecord[]): AuthDeps["audit"] {
  const unused = () => Promise.reject(new Error("lib/auth only appends to the audit log."));
  return {
    append: async (record) => void records.push(record),
    listUnchained: unused,
    listOrganizationsWithUnchained: unused,
    findBySeq: unused,
    listChained: unused,
    chain: unused,
    claimHead: unused,
    moveHead: unused,
  };
}

/** A transaction that fails leaves the maps as they were; the tests that fail one run nothing beside it. */
function fakeDatabase(maps: readonly Map<string, unknown>[]): Database {
  const unused = () => Promise.reject(new Error("The fakes need no such operation."));
  return {
    collection: () => {
      throw new Error("The fakes have no collections.");
    },
    async withTransaction(run) {
      const before = maps.map((map) => [...map]);
      try {
        return await run(noTransaction());
      } catch (error) {
        for (const [index, map] of maps.entries()) {
          map.clear();
          for (const [key, value] of before[index] ?? []) map.set(key, value);
        }
        throw error;
      }
    },
    async isInserted(write) {
      try {
        await write;
        return true;
      } catch (error) {
        if (error instanceof DuplicateKey) return false;
        throw error;
      }
    },
    insertMissing: unused,
    ping: unused,
    ensureIndexes: unused,
    drop: unused,
    close: unused,
  };
}

/** The fake stores never look at the handle, so an empty one stands for every transaction. */
function noTransaction(): Transaction {
  return {} as Transaction;
}
