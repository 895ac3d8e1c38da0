import type { PasswordResetRecord, PasswordResetStore } from "../../../lib/auth/password-reset.store.ts";
import type { SessionRecord, SessionStore } from "../../../lib/auth/session.store.ts";
import type { SignInAttemptRecord, SignInAttemptStore } from "../../../lib/auth/sign-in-attempt.store.ts";

// In memory. `pause` runs before each read and write, so that a test can interleave them.

export function fakeSessions(sessions: Map<string, SessionRecord>, pause: () => Promise<void>): SessionStore {
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
    findOwn: async (userId, sessionId) => [...sessions.values()].find((each) => each._id === sessionId && each.userId === userId) ?? null,
    listOpen: async (userId, { now, limit }) =>
      [...sessions.values()].filter((each) => each.userId === userId && !each.revokedAt && each.expiresAt > now).slice(0, limit),
    async touch(orgId, sessionId, at) {
      const session = open(orgId, sessionId);
      if (session) sessions.set(sessionId, { ...session, lastSeenAt: at });
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
    async revokeAll({ userId, orgId, except }, { at, reason }) {
      const ended = [...sessions.values()].filter(
        (each) => each.userId === userId && each.orgId === (orgId ?? each.orgId) && each._id !== except && !each.revokedAt,
      );
      for (const session of ended) sessions.set(session._id, { ...session, revokedAt: at, revokedFor: reason });
      return ended.map(({ _id }) => _id);
    },
    listLastSeen: () => Promise.reject(new Error("The fakes need no such operation.")),
    async renewProof(orgId, sessionId, { method, at }) {
      const session = open(orgId, sessionId);
      if (session) sessions.set(sessionId, { ...session, provenAt: at, methods: [...new Set([...session.methods, method])] });
    },
    async carryOver(orgId, sessionId, tokenVersion) {
      const session = open(orgId, sessionId);
      if (session) sessions.set(sessionId, { ...session, tokenVersion });
    },
  };
}

export function fakeAttempts(attempts: Map<string, SignInAttemptRecord>, pause: () => Promise<void>): SignInAttemptStore {
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
    async add(id, expiresAt) {
      await pause();
      const failures = (attempts.get(id)?.failures ?? 0) + 1;
      attempts.set(id, { _id: id, failures, lockedUntil: new Date(0), expiresAt });
      return failures;
    },
    async takeBack(id) {
      const record = attempts.get(id);
      if (record) attempts.set(id, { ...record, failures: record.failures - 1 });
    },
    clear: async (id) => void attempts.delete(id),
  };
}

/** By the digest of their token. */
export function fakePasswordResets(resets: Map<string, PasswordResetRecord>): PasswordResetStore {
  const findOpen = (tokenHash: string, now: Date) => {
    const reset = resets.get(tokenHash);
    return reset && reset.expiresAt > now ? reset : null;
  };
  return {
    insert: async (record) => void resets.set(record.tokenHash, record),
    findOpen: async (tokenHash, now) => findOpen(tokenHash, now),
    take: async (tokenHash, now) => findOpen(tokenHash, now) !== null && resets.delete(tokenHash),
    async deleteAll(userId) {
      for (const { tokenHash, userId: owner } of resets.values()) if (owner === userId) resets.delete(tokenHash);
    },
  };
}
