import type { ClientSession, Collection } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

type TotpFactor = {
  sealedSeed: string;
  /** The last time step whose code was taken (RFC 6238 §5.2: each is good once). */
  lastStep: number;
  enrolledAt: Date;
  lastUsedAt: Date;
};

type SmsFactor = { sealedPhone: string; enrolledAt: Date; lastUsedAt: Date };

/** One person's second factors but passkeys, under the person's own id. What is pending opens nothing and locks nobody out. */
export type FactorRecord = {
  _id: string;
  totp: TotpFactor | null;
  pendingTotp: { sealedSeed: string; expiresAt: Date } | null;
  sms: SmsFactor | null;
  pendingSms: { sealedPhone: string; expiresAt: Date } | null;
  /** Keyed digests of the codes that are left. */
  recoveryCodes: readonly string[];
};

export const factorCollection = defineCollection<FactorRecord>({ name: "second_factors", indexes: [] });

const NOTHING: Omit<FactorRecord, "_id"> = { totp: null, pendingTotp: null, sms: null, pendingSms: null, recoveryCodes: [] };

export type FactorStore = ReturnType<typeof createFactorStore>;

export function createFactorStore(db: Database) {
  const factors = db.collection(factorCollection);
  return { ...createReads(factors), ...createTotp(factors), ...createSms(factors), ...createRecovery(factors) };
}

function createReads(factors: Collection<FactorRecord>) {
  return {
    find: (userId: string): Promise<FactorRecord | null> => factors.findOne({ _id: userId }),

    async delete(userId: string, transaction: ClientSession): Promise<void> {
      await factors.deleteOne({ _id: userId }, { session: transaction });
    },
  };
}

function createTotp(factors: Collection<FactorRecord>) {
  return {
    /** Takes the place of any enrolment that was not finished. */
    beginTotp: (userId: string, pendingTotp: { sealedSeed: string; expiresAt: Date }): Promise<void> =>
      begin(factors, userId, { pendingTotp }),

    /** Compare-and-set: false when this enrolment was finished, replaced or given up in between. */
    async confirmTotp(userId: string, totp: TotpFactor, transaction: ClientSession): Promise<boolean> {
      const { matchedCount } = await factors.updateOne(
        { _id: userId, "pendingTotp.sealedSeed": totp.sealedSeed },
        { $set: { totp, pendingTotp: null } },
        { session: transaction },
      );
      return matchedCount === 1;
    },

    /** Compare-and-set: of two requests with one code, one gets true. */
    async spendStep(userId: string, { sealedSeed, step, at }: { sealedSeed: string; step: number; at: Date }): Promise<boolean> {
      const { matchedCount } = await factors.updateOne(
        { _id: userId, "totp.sealedSeed": sealedSeed, "totp.lastStep": { $lt: step } },
        { $set: { "totp.lastStep": step, "totp.lastUsedAt": at } },
      );
      return matchedCount === 1;
    },

    removeTotp: (userId: string, transaction: ClientSession): Promise<void> =>
      update(factors, userId, { totp: null, pendingTotp: null }, transaction),
  };
}

function createSms(factors: Collection<FactorRecord>) {
  return {
    beginSms: (userId: string, pendingSms: { sealedPhone: string; expiresAt: Date }): Promise<void> =>
      begin(factors, userId, { pendingSms }),

    async confirmSms(userId: string, sms: SmsFactor, transaction: ClientSession): Promise<boolean> {
      const { matchedCount } = await factors.updateOne(
        { _id: userId, "pendingSms.sealedPhone": sms.sealedPhone },
        { $set: { sms, pendingSms: null } },
        { session: transaction },
      );
      return matchedCount === 1;
    },

    async markSmsUsed(userId: string, at: Date): Promise<void> {
      await factors.updateOne({ _id: userId, sms: { $ne: null } }, { $set: { "sms.lastUsedAt": at } });
    },

    removeSms: (userId: string, transaction: ClientSession): Promise<void> =>
      update(factors, userId, { sms: null, pendingSms: null }, transaction),
  };
}

function createRecovery(factors: Collection<FactorRecord>) {
  return {
    /** False when it was used, or never one of this person's. */
    async spendRecoveryCode(userId: string, digest: string, transaction: ClientSession): Promise<boolean> {
      const { matchedCount } = await factors.updateOne(
        { _id: userId, recoveryCodes: digest },
        { $pull: { recoveryCodes: digest } },
        { session: transaction },
      );
      return matchedCount === 1;
    },

    /** False when there are some already. Creates the record for somebody who has passkeys only. */
    async addRecoveryCodes(userId: string, recoveryCodes: readonly string[], transaction: ClientSession): Promise<boolean> {
      await factors.updateOne({ _id: userId }, { $setOnInsert: NOTHING }, { session: transaction, upsert: true });
      const change = { $set: { recoveryCodes } };
      const { matchedCount } = await factors.updateOne({ _id: userId, recoveryCodes: { $size: 0 } }, change, { session: transaction });
      return matchedCount === 1;
    },

    replaceRecoveryCodes: (userId: string, recoveryCodes: readonly string[], transaction: ClientSession): Promise<void> =>
      update(factors, userId, { recoveryCodes }, transaction),
  };
}

type Pending = Pick<FactorRecord, "pendingTotp"> | Pick<FactorRecord, "pendingSms">;

async function begin(factors: Collection<FactorRecord>, userId: string, pending: Pending): Promise<void> {
  const rest = Object.fromEntries(Object.entries(NOTHING).filter(([name]) => !(name in pending)));
  await factors.updateOne({ _id: userId }, { $set: pending, $setOnInsert: rest }, { upsert: true });
}

async function update(
  factors: Collection<FactorRecord>,
  userId: string,
  change: Partial<FactorRecord>,
  transaction: ClientSession,
): Promise<void> {
  await factors.updateOne({ _id: userId }, { $set: change }, { session: transaction });
}
