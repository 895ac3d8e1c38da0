// What is usual in an organization, as numbered snapshots that never change: a verdict names the one it was made beside. The newest is
// read again after ten seconds, the older ones when somebody replays a verdict.

import type { Clock } from "../../platform/clock.ts";
import { createRecencyMap } from "../../platform/recency-map.ts";
import type { Realm } from "../transactions/realm.ts";
import { decodePopulation, type Usual } from "./encode-population.ts";
import type { PopulationStore } from "./population.store.ts";
import { priorPopulation } from "./prior-population.ts";

/** Not to be changed: it is shared by everybody who asks. `count` are the transactions it has learnt from. */
export type Snapshot = Usual & { version: number; count: number };

export type Populations = {
  newestOf(orgId: string, realm: Realm): Promise<Snapshot>;
  /** Null when nobody has written it. */
  find(orgId: string, realm: Realm, version: number): Promise<Snapshot | null>;
  /** After a fold in this process. */
  forget(orgId: string, realm: Realm): void;
};

const FRESH_MS = 10_000;
const KEPT_MAX = 200;

export function createPopulations({ store, clock }: { store: PopulationStore; clock: Clock }): Populations {
  const newest = createRecencyMap<{ snapshot: Promise<Snapshot>; readAt: number }>(KEPT_MAX);
  const older = createRecencyMap<Promise<Snapshot | null>>(KEPT_MAX);
  const readNewest = async (orgId: string, realm: Realm): Promise<Snapshot> => {
    const record = await store.findNewest(orgId, realm);
    return record
      ? { ...decodePopulation(record.bytes), version: record.version, count: record.count }
      : { ...priorPopulation(), version: 0, count: 0 };
  };
  return {
    newestOf(orgId, realm) {
      const key = `${orgId}:${realm}`;
      const known = newest.get(key);
      if (known && clock.now() - known.readAt < FRESH_MS) return known.snapshot;
      const snapshot = readNewest(orgId, realm);
      newest.set(key, { snapshot, readAt: clock.now() });
      // What failed is not remembered: the next one asks again.
      snapshot.catch(() => newest.delete(key));
      return snapshot;
    },
    async find(orgId, realm, version) {
      if (version === 0) return { ...priorPopulation(), version, count: 0 };
      const key = `${orgId}:${realm}:${version}`;
      const known = older.get(key);
      if (known) return known;
      const reading = store
        .find(orgId, realm, version)
        .then((record) => record && { ...decodePopulation(record.bytes), version, count: record.count });
      // Whoever asks meanwhile waits for this one; what is not there, or could not be read, is asked for again.
      older.set(key, reading);
      const snapshot = await reading.catch((error: unknown) => {
        older.delete(key);
        throw error;
      });
      if (!snapshot) older.delete(key);
      return snapshot;
    },
    forget: (orgId, realm) => newest.delete(`${orgId}:${realm}`),
  };
}
