import type { ClientSession, Collection } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { Permission } from "../../platform/permissions.ts";

/** What proves a key: the SHA-256 of its secret, and until when that one is good. */
export type StoredSecret = { hash: string; lastFour: string; until: Date | null };

/**
 * One key for as long as it lives: a rotation gives it another secret and leaves its id, so that budgets and usage go on. The secret before
 * stays good until the overlap ends.
 */
export type ApiKeyRecord = {
  _id: string;
  orgId: string;
  userId: string;
  /** The membership it was made under: whoever is removed and comes back does not bring old keys back. */
  membershipId: string;
  /** In the key itself. */
  publicId: string;
  name: string;
  scopes: Permission[];
  current: StoredSecret;
  previous: StoredSecret | null;
  version: number;
  /** What a rotation gives the next secret; null: no end. */
  lifetimeDays: number | null;
  allowedIps: string[];
  requestsPerMinute: number | null;
  /** One of the places a person has for keys; a revoked key gives it back. */
  slot: number | null;
  createdAt: Date;
  rotatedAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
  revokedAt: Date | null;
  revokedBy: string | null;
  /** A while after its end; null for a key without one. */
  removeAt: Date | null;
};

export const apiKeyCollection = defineCollection<ApiKeyRecord>({
  name: "api_keys",
  indexes: [
    { key: { publicId: 1 }, unique: true },
    { key: { orgId: 1, _id: -1 } },
    { key: { orgId: 1, userId: 1, _id: -1 } },
    { key: { orgId: 1, userId: 1, slot: 1 }, unique: true, partialFilterExpression: { slot: { $gte: 0 } } },
    { key: { removeAt: 1 }, expireAfterSeconds: 0 },
  ],
});

type Change = Partial<Pick<ApiKeyRecord, "name" | "scopes" | "allowedIps" | "requestsPerMinute" | "current" | "lifetimeDays" | "removeAt">>;
type Rotation = Pick<ApiKeyRecord, "current" | "previous" | "lifetimeDays" | "removeAt"> & { rotatedAt: Date };
type Page = { afterId: string | null; limit: number };

export type ApiKeyStore = ReturnType<typeof createApiKeyStore>;

export function createApiKeyStore(db: Database) {
  const keys = db.collection(apiKeyCollection);
  return { ...reading(keys), ...writing(keys) };
}

type Keys = Collection<ApiKeyRecord>;

function reading(keys: Keys) {
  const listPage = (filter: { orgId: string; userId?: string }, { afterId, limit }: Page): Promise<ApiKeyRecord[]> =>
    keys
      .find({ ...filter, ...(afterId !== null && { _id: { $lt: afterId } }) })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
  return {
    find: (orgId: string, keyId: string): Promise<ApiKeyRecord | null> => keys.findOne({ _id: keyId, orgId }),

    /** Without orgId: the key itself says which organization it is of. */
    findByPublicId: (publicId: string): Promise<ApiKeyRecord | null> => keys.findOne({ publicId }),

    /** Newest first. */
    listOf: (orgId: string, userId: string, page: Page): Promise<ApiKeyRecord[]> => listPage({ orgId, userId }, page),
    list: (orgId: string, page: Page): Promise<ApiKeyRecord[]> => listPage({ orgId }, page),

    async listTakenSlots(orgId: string, userId: string): Promise<number[]> {
      const rows = await keys.find({ orgId, userId, slot: { $gte: 0 } }, { projection: { slot: 1 } }).toArray();
      return rows.flatMap(({ slot }) => (slot === null ? [] : [slot]));
    },

    listNames: (orgId: string, keyIds: readonly string[]): Promise<Pick<ApiKeyRecord, "_id" | "name">[]> =>
      keys.find({ orgId, _id: { $in: [...keyIds] } }, { projection: { name: 1 } }).toArray(),
  };
}

function writing(keys: Keys) {
  return {
    async insert(record: ApiKeyRecord, transaction: ClientSession): Promise<void> {
      await keys.insertOne(record, { session: transaction });
    },

    /** Null when it was revoked or rotated since it was read. */
    update: (
      orgId: string,
      { _id, version }: Pick<ApiKeyRecord, "_id" | "version">,
      change: Change,
      session: ClientSession,
    ): Promise<ApiKeyRecord | null> =>
      keys.findOneAndUpdate({ _id, orgId, version, revokedAt: null }, { $set: change }, { session, returnDocument: "after" }),

    /** Null when it was revoked, or rotated by somebody else since it was read. */
    rotate: (
      orgId: string,
      { _id, version }: Pick<ApiKeyRecord, "_id" | "version">,
      rotation: Rotation,
      session: ClientSession,
    ): Promise<ApiKeyRecord | null> =>
      keys.findOneAndUpdate(
        { _id, orgId, version, revokedAt: null },
        { $set: rotation, $inc: { version: 1 } },
        { session, returnDocument: "after" },
      ),

    /** False when it was revoked already. */
    async revoke(
      orgId: string,
      keyId: string,
      { at, by, removeAt }: { at: Date; by: string; removeAt: Date },
      session: ClientSession,
    ): Promise<boolean> {
      const ended = { revokedAt: at, revokedBy: by, slot: null, previous: null, removeAt };
      return (await keys.updateOne({ _id: keyId, orgId, revokedAt: null }, { $set: ended }, { session })).matchedCount === 1;
    },

    /** Of many processes that have seen a use, the first one of a minute writes it. */
    async noteUse(orgId: string, keyId: string, { at, ip, unlessSince }: { at: Date; ip: string; unlessSince: Date }): Promise<void> {
      await keys.updateOne(
        { _id: keyId, orgId, $or: [{ lastUsedAt: null }, { lastUsedAt: { $lte: unlessSince } }] },
        { $set: { lastUsedAt: at, lastUsedIp: ip } },
      );
    },
  };
}
