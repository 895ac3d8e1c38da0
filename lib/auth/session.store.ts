import type { ClientSession, Collection, Filter } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";
import type { ProofMethod } from "./proof.ts";

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
  /** Everything its person has proven themselves by in it. */
  methods: readonly ProofMethod[];
  /** When they last did. */
  provenAt: Date;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  revokedFor: RevocationReason | null;
  userAgent: string;
  ip: string;
};

export type RevocationReason =
  | "signed-out"
  | "revoked"
  | "refresh-reused"
  | "password-changed"
  | "password-reset"
  | "second-factor-changed"
  | "role-changed"
  | "left-organization"
  | "switched-organization"
  | "banned"
  | "account-deleted";

export const sessionCollection = defineCollection<SessionRecord>({
  name: "sessions",
  indexes: [
    { key: { orgId: 1, userId: 1, createdAt: 1 } },
    { key: { userId: 1, revokedAt: 1, createdAt: -1, _id: -1 } },
    // How many people are there, to administrators and to whoever runs the deployment.
    { key: { orgId: 1, lastSeenAt: 1, userId: 1 } },
    { key: { lastSeenAt: 1, userId: 1 } },
    { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
});

export type SessionPosition = { createdAt: Date; id: string };
type SessionPage = { now: Date; after: SessionPosition | null; limit: number };

/** `$lte` gives the index its bound, the choice leaves out what was shown. */
function signedInBefore(after: SessionPosition | null): Filter<SessionRecord> {
  if (!after) return {};
  return { createdAt: { $lte: after.createdAt }, $or: [{ createdAt: { $lt: after.createdAt } }, { _id: { $lt: after.id } }] };
}

export type SessionStore = ReturnType<typeof createSessionStore>;

export function createSessionStore(db: Database) {
  const sessions = db.collection(sessionCollection);
  return { ...createReads(sessions), ...createWrites(sessions), ...createEndings(sessions) };
}

function createReads(sessions: Collection<SessionRecord>) {
  return {
    find: (orgId: string, sessionId: string): Promise<SessionRecord | null> => sessions.findOne({ _id: sessionId, orgId }),

    /** Without orgId: an authentic refresh token names its session before anything else is known. */
    findForRefresh: (sessionId: string): Promise<SessionRecord | null> => sessions.findOne({ _id: sessionId }),

    /** Without orgId: a person's own, in whichever organization it is. */
    findOwn: (userId: string, sessionId: string): Promise<SessionRecord | null> => sessions.findOne({ _id: sessionId, userId }),

    /** A person's own in all organizations that nobody has ended, newest first. */
    listOpen: (userId: string, page: SessionPage): Promise<SessionRecord[]> =>
      sessions
        .find({ userId, revokedAt: null, expiresAt: { $gt: page.now }, ...signedInBefore(page.after) })
        .sort({ createdAt: -1, _id: -1 })
        .limit(page.limit)
        .toArray(),

    /** When each was last seen in the organization; who has no session of the last days is missing. */
    async listLastSeen(orgId: string, userIds: readonly string[]): Promise<Map<string, Date>> {
      const rows = await sessions
        .aggregate<{ _id: string; at: Date }>([
          { $match: { orgId, userId: { $in: [...userIds] } } },
          { $group: { _id: "$userId", at: { $max: "$lastSeenAt" } } },
        ])
        .toArray();
      return new Map(rows.map(({ _id, at }) => [_id, at]));
    },
  };
}

function createWrites(sessions: Collection<SessionRecord>) {
  return {
    async insert(record: SessionRecord, transaction: ClientSession): Promise<void> {
      await sessions.insertOne(record, { session: transaction });
    },

    /** Does nothing when another request was as late a moment ago. */
    async touch(orgId: string, sessionId: string, at: Date, leastMs: number): Promise<void> {
      const lastSeenAt = { $lte: new Date(at.getTime() - leastMs) };
      await sessions.updateOne({ _id: sessionId, orgId, revokedAt: null, lastSeenAt }, { $set: { lastSeenAt: at } });
    },

    /** Compare-and-set: false when another request rotated or revoked the session first. */
    async rotate(orgId: string, sessionId: string, rotation: { from: string; to: string; at: Date; expiresAt: Date }): Promise<boolean> {
      const { from, to, at, expiresAt } = rotation;
      const { matchedCount } = await sessions.updateOne(
        { _id: sessionId, orgId, refreshHash: from, revokedAt: null },
        { $set: { refreshHash: to, previousHash: from, rotatedAt: at, lastSeenAt: at, expiresAt } },
      );
      return matchedCount === 1;
    },

    async renewProof(
      orgId: string,
      sessionId: string,
      proof: { method: ProofMethod; at: Date },
      transaction: ClientSession,
    ): Promise<void> {
      const change = { $set: { provenAt: proof.at }, $addToSet: { methods: proof.method } };
      await sessions.updateOne({ _id: sessionId, orgId, revokedAt: null }, change, { session: transaction });
    },

    /** Lets one session live on under the user's new token version. */
    async carryOver(orgId: string, sessionId: string, tokenVersion: number, transaction: ClientSession): Promise<void> {
      await sessions.updateOne({ _id: sessionId, orgId, revokedAt: null }, { $set: { tokenVersion } }, { session: transaction });
    },
  };
}

function createEndings(sessions: Collection<SessionRecord>) {
  return {
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

    /** A person's own, in one organization or in all of them; gives back which were open. */
    async revokeAll(
      whose: { userId: string; orgId?: string; except?: string },
      revocation: { at: Date; reason: RevocationReason },
      transaction: ClientSession,
    ): Promise<string[]> {
      const { userId, orgId, except } = whose;
      const open = await sessions
        .find(
          { userId, revokedAt: null, ...(orgId !== undefined && { orgId }), ...(except !== undefined && { _id: { $ne: except } }) },
          { session: transaction, projection: { _id: 1 } },
        )
        .toArray();
      const ids = open.map(({ _id }) => _id);
      const change = { $set: { revokedAt: revocation.at, revokedFor: revocation.reason } };
      if (ids.length > 0) await sessions.updateMany({ _id: { $in: ids }, userId, revokedAt: null }, change, { session: transaction });
      return ids;
    },
  };
}
