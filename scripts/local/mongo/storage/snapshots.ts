// Reads at one moment, over commands and connections: the views of every collection as they were then, by the time they were given.

import { Timestamp } from "bson";
import { type Catalog, listCollections } from "./catalog.ts";
import { type Collection, forkView, type View } from "./collection.ts";

export type Snapshots = Map<string, { views: ReadonlyMap<Collection, View>; takenAt: number }>;

/** https://www.mongodb.com/docs/manual/reference/parameters/#mongodb-parameter-param.minSnapshotHistoryWindowInSeconds */
const WINDOW_MS = 300_000;
let increment = 0;

export function takeSnapshot(snapshots: Snapshots, catalog: Catalog, now: number): Timestamp {
  increment += 1;
  const time = new Timestamp({ t: Math.floor(now / 1_000), i: increment });
  dropOldSnapshots(snapshots, now);
  const views = new Map(listCollections(catalog).map((collection) => [collection, forkView(collection.view)] as const));
  snapshots.set(time.toString(), { views, takenAt: now });
  return time;
}

/** Undefined once its window is over. */
export function findSnapshot(snapshots: Snapshots, time: Timestamp, now: number): ReadonlyMap<Collection, View> | undefined {
  dropOldSnapshots(snapshots, now);
  return snapshots.get(time.toString())?.views;
}

export function dropOldSnapshots(snapshots: Snapshots, now: number): void {
  for (const [time, { takenAt }] of snapshots) if (now - takenAt > WINDOW_MS) snapshots.delete(time);
}
