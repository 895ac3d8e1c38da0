import type { Document } from "mongodb";
import { type Database, defineCollection } from "../db.ts";
import { fromFieldName, toFieldName } from "./field-name.ts";
import { type Distribution, DURATION_BOUNDS, type MinuteRow, type ProviderMinute } from "./measurements.ts";
import { addOnce } from "./sums.store.ts";

/** Sums of one minute. Buckets and providers are maps, since only what was counted is added to. */
type StoredDistribution = { counts?: Record<string, number>; sum?: number };
type StoredProvider = { calls?: number; failures?: number; duration?: StoredDistribution };
type MinuteRecord = {
  _id: Date;
  requests?: number;
  failures?: number;
  authFailures?: number;
  duration?: StoredDistribution;
  providers?: Record<string, StoredProvider>;
  batches: string[];
  expiresAt: Date;
};

const NAME = "metric_minutes";

export const minuteCollection = defineCollection<MinuteRecord>({
  name: NAME,
  indexes: [{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

const READ_MAX = 1_500;

export type MinuteStore = ReturnType<typeof createMinuteStore>;

export function createMinuteStore(db: Database) {
  const minutes = db.collection(minuteCollection);
  const sums = db.collection<Document>({ name: NAME, indexes: [] });
  return {
    /** Safe to repeat under the same id. */
    async add(batch: string, rows: readonly MinuteRow[], keptMs: number): Promise<void> {
      const insert = (at: Date) => ({ expiresAt: new Date(at.getTime() + keptMs) });
      await addOnce(
        sums,
        batch,
        rows.map((row) => ({ id: row.at, by: toIncrements(row), insert: insert(row.at) })),
      );
    },

    async read(from: Date, to: Date): Promise<MinuteRow[]> {
      const found = await minutes
        .find({ _id: { $gte: from, $lt: to } })
        .sort({ _id: 1 })
        .limit(READ_MAX)
        .toArray();
      return found.map(toRow);
    },
  };
}

function toIncrements({ requests, failures, authFailures, duration, providers }: MinuteRow): Record<string, number> {
  const counts = { requests, failures, authFailures, ...distributionAt("duration", duration) };
  const entries = Object.entries(providers).flatMap(([name, provider]) => {
    const path = `providers.${toFieldName(name)}`;
    const { calls, failures: failed } = provider;
    return Object.entries({
      [`${path}.calls`]: calls,
      [`${path}.failures`]: failed,
      ...distributionAt(`${path}.duration`, provider.duration),
    });
  });
  return Object.fromEntries([...Object.entries(counts), ...entries].filter(([, by]) => by !== 0));
}

function distributionAt(path: string, { counts, sum }: Distribution): Record<string, number> {
  return { [`${path}.sum`]: sum, ...Object.fromEntries(counts.map((count, index) => [`${path}.counts.${index}`, count])) };
}

function toRow({ _id, requests = 0, failures = 0, authFailures = 0, duration, providers = {} }: MinuteRecord): MinuteRow {
  const rows = Object.entries(providers).map(([name, provider]) => [fromFieldName(name), toProvider(provider)] as const);
  return { at: _id, requests, failures, authFailures, duration: toDistribution(duration), providers: Object.fromEntries(rows) };
}

function toProvider({ calls = 0, failures = 0, duration }: StoredProvider): ProviderMinute {
  return { calls, failures, duration: toDistribution(duration) };
}

function toDistribution({ counts = {}, sum = 0 }: StoredDistribution = {}): Distribution {
  return { counts: Array.from({ length: DURATION_BOUNDS.length + 1 }, (_, index) => counts[String(index)] ?? 0), sum };
}
