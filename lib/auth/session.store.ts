import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";

/** One sign-in and every refresh token that descends from it. A revoked one stays until it expires, so that its tokens stay known. */
export type SessionRecord = {
  _id: string;
  orgId: string;
  userId: string;
  /** The user's token version at sign-in; a session of an older version is over. */
  tokenVersion: number;
  /** SHA-256 of the one refresh token that is good now. */
  refreshHash: string;
  previousHash: string | null;
  rotatedAt: Date;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  revokedFor: RevocationReason | null;
  userAgent: string;
  ip: string;
};

type RevocationReason = "signed-out" | "refresh-reused" | "password-changed";

export const sessionCollection = defineCollection<SessionRecord>({
  name: "sessions",
  indexes: [{ key: { orgId: 1, userId: 1, createdAt: 1 } }, { key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

export type SessionStore = ReturnType<typeof createSessionStore>;

export function createSessionStore(db: Database) {
  const sessions = db.collection(sessionCollection);
  return {
    async insert(record: SessionRecord, transaction: ClientSession): Promise<void> {
      await sessions.insertOne(record, { session: transaction });
    },

    find: (orgId: string, sessionId: string): Promise<SessionRecord | null> => sessions.findOne({ _id: sessionId, orgId }),

    /** Without orgId: an authentic refresh token names its session before anything else is known. */
    findForRefresh: (sessionId: string): Promise<SessionRecord | null> => sessions.findOne({ _id: sessionId }),

    /** Compare-and-set: false when another request rotated or revoked the session first. */
    async rotate(orgId: string, sessionId: string, rotation: { from: string; to: string; at: Date; expiresAt: Date }): Promise<boolean> {
      const { from, to, at, expiresAt } = rotation;
      const { matchedCount } = await sessions.updateOne(
        { _id: sessionId, orgId, refreshHash: from, revokedAt: null },
        { $set: { refreshHash: to, previousHash: from, rotatedAt: at, lastSeenAt: at, expiresAt } },
      );
      return matchedCount === 1;
    },

    /** False when it was revoked already. */
    async revoke(
      orgId: string,
      sessionId: string,
      revocation: { at: Date; reason: RevocationReason },
      transaction: ClientSession,
    ): Promise<boolean> {
      const { matchedCount } = await sessions.updateOne(
        { _id: sessionId, orgId, revokedAt: null },
        { $set: { revokedAt: revocation.at, revokedFor: revocation.reason } },
        { session: transaction },
      );
      return matchedCount === 1;
    },

    async revokeOthers(orgId: string, userId: string, keptSessionId: string, at: Date, transaction: ClientSession): Promise<void> {
      await sessions.updateMany(
        { orgId, userId, _id: { $ne: keptSessionId }, revokedAt: null },
        { $set: { revokedAt: at, revokedFor: "password-changed" } },
        { session: transaction },
      );
    },

    /** Lets one session live on under the user's new token version. */
    async carryOver(orgId: string, sessionId: string, tokenVersion: number, transaction: ClientSession): Promise<void> {
      await sessions.updateOne({ _id: sessionId, orgId, revokedAt: null }, { $set: { tokenVersion } }, { session: transaction });
    },
  };
}
