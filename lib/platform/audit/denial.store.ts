import type { Actor } from "../context.ts";
import { type Database, defineCollection } from "../db.ts";
import type { Role } from "../permissions.ts";

/** What was refused to one actor at one route within one minute. It lives until the minute is over and its audit record is written. */
export type DenialRecord = {
  _id: string;
  orgId: string;
  actor: Actor;
  role: Role | null;
  /** `GET /api/admin/users/{userId}`: the declared path, never the ids that were tried. */
  route: string;
  count: number;
  firstAt: Date;
  lastAt: Date;
  codes: readonly string[];
  /** Of the last of them. */
  ip: string;
  userAgent: string;
  requestId: string;
  /** The id its audit record will have, so that writing it twice writes it once. */
  auditId: string;
  dueAt: Date;
  isSettled: boolean;
};

export const denialCollection = defineCollection<DenialRecord>({ name: "access_denials", indexes: [{ key: { dueAt: 1, _id: 1 } }] });

export type DenialStore = ReturnType<typeof createDenialStore>;

export function createDenialStore(db: Database) {
  const denials = db.collection(denialCollection);
  return {
    /** False when the minute has been settled meanwhile: its count is fixed. */
    async add(record: DenialRecord): Promise<boolean> {
      const { _id, orgId, actor, role, route, count, firstAt, lastAt, codes, ip, userAgent, requestId, auditId, dueAt } = record;
      return db.isInserted(
        denials.updateOne(
          { _id, orgId, isSettled: false },
          {
            $inc: { count },
            $min: { firstAt },
            $max: { lastAt },
            $addToSet: { codes: { $each: [...codes] } },
            $set: { ip, userAgent, requestId, role },
            $setOnInsert: { actor, route, auditId, dueAt },
          },
          { upsert: true },
        ),
      );
    },

    /** System work, so no orgId comes in. */
    listDue: (now: Date, limit: number): Promise<DenialRecord[]> =>
      denials
        .find({ dueAt: { $lte: now } })
        .sort({ dueAt: 1, _id: 1 })
        .limit(limit)
        .toArray(),

    /** From here on it does not grow. Null when another process has finished it. */
    settle: (orgId: string, id: string): Promise<DenialRecord | null> =>
      denials.findOneAndUpdate({ _id: id, orgId }, { $set: { isSettled: true } }, { returnDocument: "after" }),

    async delete(orgId: string, id: string): Promise<void> {
      await denials.deleteOne({ _id: id, orgId });
    },
  };
}
