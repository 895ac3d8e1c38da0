import type { Document } from "mongodb";
import { type Database, defineCollection } from "../db.ts";
import type { Series } from "../metrics.ts";
import { fromFieldName, toFieldName } from "./field-name.ts";
import { addOnce } from "./sums.store.ts";

/** One family of counters or histograms, summed over all processes that ever were; cells by their place, as in `Series`. */
type FamilyRecord = { _id: string; rows?: Record<string, Record<string, number>>; batches: string[] };

const NAME = "metric_series";
const FAMILIES_MAX = 200;

export const seriesCollection = defineCollection<FamilyRecord>({ name: NAME, indexes: [] });

export type StoredSeries = Omit<Series, "labels">;

export type SeriesStore = ReturnType<typeof createSeriesStore>;

export function createSeriesStore(db: Database) {
  const families = db.collection(seriesCollection);
  const sums = db.collection<Document>({ name: NAME, indexes: [] });
  return {
    /** Safe to repeat under the same id. */
    async add(batch: string, changes: readonly StoredSeries[]): Promise<void> {
      const names = [...new Set(changes.map(({ name }) => name))];
      await addOnce(
        sums,
        batch,
        names.map((name) => ({ id: name, by: toIncrements(changes.filter((change) => change.name === name)) })),
      );
    },

    /** By name, then by labels: there are as many families as the code declares. */
    async read(): Promise<StoredSeries[]> {
      const found = await families.find({}).project<FamilyRecord>({ batches: 0 }).sort({ _id: 1 }).limit(FAMILIES_MAX).toArray();
      return found.flatMap(({ _id, rows = {} }) =>
        Object.entries(rows)
          .map(([field, cells]) => ({ name: _id, key: fromFieldName(field), cells: toCells(cells) }))
          .sort((a, b) => (a.key < b.key ? -1 : 1)),
      );
    },
  };
}

function toIncrements(changes: readonly StoredSeries[]): Record<string, number> {
  const entries = changes.flatMap(({ key, cells }) =>
    cells.flatMap((by, index) => (by === 0 ? [] : [[`rows.${toFieldName(key)}.${index}`, by] as const])),
  );
  return Object.fromEntries(entries);
}

function toCells(stored: Readonly<Record<string, number>>): number[] {
  const last = Math.max(...Object.keys(stored).map(Number));
  return Array.from({ length: last + 1 }, (_, index) => stored[String(index)] ?? 0);
}
