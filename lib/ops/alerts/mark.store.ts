import { type Database, defineCollection } from "../../platform/db.ts";

/** When something was last done that has to be done now and then. */
export type MarkRecord = { _id: "delivery-tested"; at: Date; count: number };

export const markCollection = defineCollection<MarkRecord>({ name: "operation_marks", indexes: [] });

export type MarkStore = ReturnType<typeof createMarkStore>;

export function createMarkStore(db: Database) {
  const marks = db.collection(markCollection);
  return {
    find: (id: MarkRecord["_id"]): Promise<MarkRecord | null> => marks.findOne({ _id: id }),
    async set({ _id, at, count }: MarkRecord): Promise<void> {
      await marks.updateOne({ _id }, { $set: { at, count } }, { upsert: true });
    },
  };
}
