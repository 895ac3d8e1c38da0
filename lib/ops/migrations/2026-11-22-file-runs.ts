import type { Migration } from "./migration.ts";

const BATCH = 500;

/** Files from before reading could be started again have no count of it; code reads that as none, and this writes it. */
export const fileRuns: Migration = {
  id: "2026-11-22-file-runs",
  title: "Files say how often reading them was started again",
  phase: "migrate",
  async run(db, cursor) {
    const files = db.collection<{ _id: string; run?: number }>({ name: "files", indexes: [] });
    const ids = await files
      .find({ run: { $exists: false }, ...(cursor !== null && { _id: { $gt: cursor } }) }, { projection: { _id: 1 } })
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray();
    const last = ids.at(-1);
    if (last === undefined) return null;
    const filter = { _id: { $in: ids.map(({ _id }) => _id) }, run: { $exists: false } };
    const { modifiedCount } = await files.updateMany(filter, { $set: { run: 0 } });
    return { cursor: last._id, documents: modifiedCount };
  },
};
