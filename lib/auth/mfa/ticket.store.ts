import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { ProofMethod } from "../proof.ts";

/** Half a sign-in: who has proven what so far. The id is the SHA-256 of the ticket, so the collection opens nothing. */
export type TicketRecord = {
  _id: string;
  userId: string;
  proven: readonly ProofMethod[];
  /** Of the user when the first step was done: a password changed since then ends the ticket. */
  tokenVersion: number;
  tries: number;
  createdAt: Date;
  expiresAt: Date;
};

export const ticketCollection = defineCollection<TicketRecord>({
  name: "second_step_tickets",
  indexes: [{ key: { userId: 1 } }, { key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

export type TicketStore = ReturnType<typeof createTicketStore>;

export function createTicketStore(db: Database) {
  const tickets = db.collection(ticketCollection);
  return {
    async insert(record: TicketRecord): Promise<void> {
      await tickets.insertOne(record);
    },

    find: (id: string, now: Date): Promise<TicketRecord | null> => tickets.findOne({ _id: id, expiresAt: { $gt: now } }),

    /** Counted before anything is judged, in one write: parallel guesses cannot pass together. Null when it is dead. */
    countTry: (id: string, limit: { now: Date; maxTries: number }): Promise<TicketRecord | null> =>
      tickets.findOneAndUpdate(
        { _id: id, expiresAt: { $gt: limit.now }, tries: { $lt: limit.maxTries } },
        { $inc: { tries: 1 } },
        { returnDocument: "after" },
      ),

    /** False when another request has spent it. */
    async spend(id: string): Promise<boolean> {
      const { deletedCount } = await tickets.deleteOne({ _id: id });
      return deletedCount === 1;
    },

    async deleteAll(userId: string, transaction: ClientSession): Promise<void> {
      await tickets.deleteMany({ userId }, { session: transaction });
    },
  };
}
