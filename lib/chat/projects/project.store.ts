import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

/** Chats and files of one person that belong together. `name` and `instructions` are encrypted; no instructions are "". */
export type ProjectRecord = {
  _id: string;
  orgId: string;
  userId: string;
  name: string;
  instructions: string;
  createdAt: Date;
  /** Written with every chat that comes in, so that none comes into a project that is going. */
  touchedAt: Date;
};

export const projectCollection = defineCollection<ProjectRecord>({
  name: "projects",
  indexes: [{ key: { orgId: 1, userId: 1, _id: 1 } }],
});

/** Of one person. All of them stand in the list beside the chats. */
export const PROJECTS_MAX = 100;

export type ProjectStore = ReturnType<typeof createProjectStore>;

export function createProjectStore(db: Database) {
  const projects = db.collection(projectCollection);
  return {
    list: (orgId: string, userId: string): Promise<ProjectRecord[]> =>
      projects.find({ orgId, userId }).sort({ _id: 1 }).limit(PROJECTS_MAX).toArray(),
    find: (orgId: string, userId: string, id: string): Promise<ProjectRecord | null> => projects.findOne({ _id: id, orgId, userId }),
    async insert(record: ProjectRecord, session: ClientSession): Promise<void> {
      await projects.insertOne(record, { session });
    },
    async update(
      { orgId, userId, id }: { orgId: string; userId: string; id: string },
      change: Partial<Pick<ProjectRecord, "name" | "instructions">>,
      session: ClientSession,
    ): Promise<ProjectRecord | null> {
      return projects.findOneAndUpdate({ _id: id, orgId, userId }, { $set: change }, { returnDocument: "after", session });
    },
    async touch(of: { orgId: string; userId: string; id: string; at: Date }, session: ClientSession): Promise<boolean> {
      const filter = { _id: of.id, orgId: of.orgId, userId: of.userId };
      const { matchedCount } = await projects.updateOne(filter, { $set: { touchedAt: of.at } }, { session });
      return matchedCount === 1;
    },
    async delete(orgId: string, userId: string, id: string, session: ClientSession): Promise<boolean> {
      const { deletedCount } = await projects.deleteOne({ _id: id, orgId, userId }, { session });
      return deletedCount === 1;
    },
  };
}
