import type { ClientSession, Collection } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { Role } from "../../platform/permissions.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";

/** A way into an organization. The token is known to whoever was invited, and to us as its digest alone. */
export type InvitationRecord = {
  _id: string;
  orgId: string;
  at: Date;
  role: Exclude<Role, "OWNER">;
  /** Null for a link. */
  email: string | null;
  emailNormalized: string | null;
  tokenHash: string;
  maxUses: number;
  uses: number;
  state: "open" | "used" | "revoked";
  createdBy: string;
  expiresAt: Date;
  sentAt: Date | null;
};

/** What has ended is of no use to anybody, and it holds an address. */
const KEPT_AFTER_EXPIRY_SECONDS = 30 * 24 * 60 * 60;

export const invitationCollection = defineCollection<InvitationRecord>({
  name: "invitations",
  indexes: [
    { key: { tokenHash: 1 }, unique: true },
    { key: { emailNormalized: 1 } },
    { key: { orgId: 1, state: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, emailNormalized: 1, state: 1 } },
    { key: { orgId: 1, createdBy: 1, state: 1 } },
    { key: { expiresAt: 1 }, expireAfterSeconds: KEPT_AFTER_EXPIRY_SECONDS },
  ],
});

export type InvitationStore = ReturnType<typeof createInvitationStore>;

export function createInvitationStore(db: Database) {
  const invitations = db.collection(invitationCollection);
  return {
    async insert(record: InvitationRecord, transaction: ClientSession): Promise<void> {
      await invitations.insertOne(record, { session: transaction });
    },

    /** Without orgId: whoever has been invited is in no organization yet, and the token names the one it is for. */
    findByToken: (tokenHash: string): Promise<InvitationRecord | null> => invitations.findOne({ tokenHash }),

    find: (orgId: string, invitationId: string): Promise<InvitationRecord | null> => invitations.findOne({ _id: invitationId, orgId }),

    /** Neither used up nor revoked, newest first; expired ones too, so that they can be sent again. */
    listOpen: (orgId: string, { after, limit }: TimePage): Promise<InvitationRecord[]> =>
      invitations
        .find({ orgId, state: "open", ...olderThan(after) })
        .sort(NEWEST_FIRST)
        .limit(limit)
        .toArray(),

    /** Compare-and-set of one use: false when it is used up, revoked, sent anew or expired by now. */
    async claim(record: InvitationRecord, now: Date, transaction: ClientSession): Promise<boolean> {
      const { _id, orgId, tokenHash, maxUses } = record;
      const claimed = await invitations.findOneAndUpdate(
        { _id, orgId, tokenHash, state: "open", uses: { $lt: maxUses }, expiresAt: { $gt: now } },
        { $inc: { uses: 1 } },
        { session: transaction, returnDocument: "after" },
      );
      if (claimed?.uses === maxUses) await invitations.updateOne({ _id, orgId }, { $set: { state: "used" } }, { session: transaction });
      return claimed !== null;
    },

    /** Compare-and-set from one token to the next: the one before dies. Null when it is no longer open or was renewed meanwhile. */
    renew: (
      { _id, orgId, tokenHash }: InvitationRecord,
      next: Pick<InvitationRecord, "tokenHash" | "expiresAt" | "createdBy">,
      transaction: ClientSession,
    ): Promise<InvitationRecord | null> =>
      invitations.findOneAndUpdate(
        { _id, orgId, tokenHash, state: "open" },
        { $set: { ...next, sentAt: null } },
        { session: transaction, returnDocument: "after" },
      ),

    async markSent({ _id, orgId, tokenHash }: InvitationRecord, sentAt: Date): Promise<void> {
      await invitations.updateOne({ _id, orgId, tokenHash }, { $set: { sentAt } });
    },

    ...endings(invitations),
  };
}

function endings(invitations: Collection<InvitationRecord>) {
  const revoked = { $set: { state: "revoked" as const } };
  return {
    /** False when it was not open. */
    async revoke(orgId: string, invitationId: string, transaction: ClientSession): Promise<boolean> {
      const { matchedCount } = await invitations.updateOne({ _id: invitationId, orgId, state: "open" }, revoked, { session: transaction });
      return matchedCount === 1;
    },

    async revokeForAddress(orgId: string, emailNormalized: string, transaction: ClientSession): Promise<void> {
      await invitations.updateMany({ orgId, emailNormalized, state: "open" }, revoked, { session: transaction });
    },

    async revokeOfInviter(orgId: string, createdBy: string, transaction: ClientSession): Promise<void> {
      await invitations.updateMany({ orgId, createdBy, state: "open" }, revoked, { session: transaction });
    },
  };
}
