import { type Database, defineCollection } from "../db.ts";

/** One deployment of the product: `_id` is the host's name for it, or the version where there is none. `url` is its own address at the host. */
export type DeploymentRecord = { _id: string; version: string; url: string | null; firstStartedAt: Date };

export const deploymentCollection = defineCollection<DeploymentRecord>({
  name: "deployments",
  indexes: [{ key: { firstStartedAt: -1 } }],
});

export type DeploymentStore = ReturnType<typeof createDeploymentStore>;

export function createDeploymentStore(db: Database) {
  const deployments = db.collection(deploymentCollection);
  return {
    /** The earliest start any process of it has told; every one of them gets the same answer. */
    async noteStart({ _id, version, url, firstStartedAt }: DeploymentRecord): Promise<Date> {
      const update = { $setOnInsert: { version, url }, $min: { firstStartedAt } };
      const kept = await deployments.findOneAndUpdate({ _id }, update, { upsert: true, returnDocument: "after" });
      return kept?.firstStartedAt ?? firstStartedAt;
    },
    findOldest: async (): Promise<DeploymentRecord | null> =>
      (await deployments.find().sort({ firstStartedAt: 1 }).limit(1).toArray())[0] ?? null,
    /** Newest first. What it was rolled back to is the one before. */
    listNewest: (limit: number): Promise<DeploymentRecord[]> => deployments.find().sort({ firstStartedAt: -1 }).limit(limit).toArray(),
  };
}
