import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../db.ts";
import { DEFAULT_DEPLOYMENT_SETTINGS, type DeploymentSettings } from "./deployment-settings.schema.ts";

/** One decision about the deployment; the highest revision is in force. Never changed, only followed by another. */
export type DeploymentSettingsRecord = {
  _id: string;
  revision: number;
  settings: DeploymentSettings;
  /** Why, in the words of whoever decided it. */
  reason: string;
  createdAt: Date;
  createdBy: string;
};

export const deploymentSettingsCollection = defineCollection<DeploymentSettingsRecord>({
  name: "deployment_settings",
  indexes: [{ key: { revision: -1 }, unique: true }, { key: { createdBy: 1 } }],
});

export type DeploymentSettingsStore = ReturnType<typeof createDeploymentSettingsStore>;

export function createDeploymentSettingsStore(db: Database) {
  const revisions = db.collection(deploymentSettingsCollection);
  return {
    findLast: (): Promise<DeploymentSettingsRecord | null> => revisions.findOne({}, { sort: { revision: -1 } }),
    /** Newest first, below `before`. */
    list: ({ before, limit }: { before: number | null; limit: number }): Promise<DeploymentSettingsRecord[]> =>
      revisions
        .find(before === null ? {} : { revision: { $lt: before } })
        .sort({ revision: -1 })
        .limit(limit)
        .toArray(),
    /** The unique index refuses a revision that somebody else has made since. */
    async insert(record: DeploymentSettingsRecord, session: ClientSession): Promise<void> {
      await revisions.insertOne(record, { session });
    },
  };
}

/** What has come into the settings since they were written has its default. */
export function toDeploymentSettings(record: Pick<DeploymentSettingsRecord, "settings"> | null): DeploymentSettings {
  const shipped = DEFAULT_DEPLOYMENT_SETTINGS;
  if (!record) return shipped;
  const { maintenance, registrations, limits, allowedModels, guardFloor, retentionDays } = record.settings;
  return {
    maintenance: { ...shipped.maintenance, ...maintenance },
    registrations,
    limits: { ...shipped.limits, ...limits },
    allowedModels,
    guardFloor: { ...shipped.guardFloor, ...guardFloor },
    retentionDays: { ...shipped.retentionDays, ...retentionDays },
  };
}
