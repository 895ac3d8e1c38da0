import type { DeploymentRecord, DeploymentStore } from "./deployment.store.ts";

// When this deployment began. Processes come and go; what they all count from is kept in the database.

export type Deployments = {
  /** What this process runs. */
  current: Pick<DeploymentRecord, "_id" | "version" | "url">;
  /** Fails while the database is away; known for good once it was read. */
  startedAt(): Promise<Date>;
  /** When the first deployment of all that are known began; null before any has told. */
  firstSeenAt(): Promise<Date | null>;
  /** Newest first, this one among them once `startedAt` was asked. */
  listNewest(limit: number): Promise<DeploymentRecord[]>;
};

type Parts = { store: DeploymentStore; current: Deployments["current"]; processStartedAt: number };

export function createDeployments({ store, current, processStartedAt }: Parts): Deployments {
  let asked: Promise<Date> | null = null;
  return {
    current,
    startedAt() {
      asked ??= store.noteStart({ ...current, firstStartedAt: new Date(processStartedAt) }).catch((error: unknown) => {
        asked = null;
        throw error;
      });
      return asked;
    },
    firstSeenAt: async () => (await store.findOldest())?.firstStartedAt ?? null,
    listNewest: (limit) => store.listNewest(limit),
  };
}
