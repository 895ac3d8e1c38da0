import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/db.ts";
import { AppError } from "../../platform/errors.ts";
import type { MigrationRecord, MigrationStore } from "./migration.store.ts";
import type { Migration } from "./migration.ts";
import { MIGRATIONS } from "./migrations.ts";

export type MigrationDeps = { db: Database; migrations: MigrationStore; clock: Clock };

export type MigrationStatus = Pick<Migration, "id" | "title" | "phase"> & {
  state: "due" | "under_way" | "done";
  documents: number;
  finishedAt: Date | null;
};

/** Above what any batch takes: who has not written for so long is gone. */
const LEASE_MS = 60_000;

export async function listMigrations({ migrations }: Pick<MigrationDeps, "migrations">, all = MIGRATIONS): Promise<MigrationStatus[]> {
  return Promise.all(
    all.map(async ({ id, title, phase }) => {
      const record = await migrations.find(id);
      const state = record === null ? "due" : record.finishedAt === null ? "under_way" : "done";
      return { id, title, phase, state, documents: record?.documents ?? 0, finishedAt: record?.finishedAt ?? null } as const;
    }),
  );
}

/** In order, each in batches; killed anywhere, the next run goes on behind the last batch that was noted down. */
export async function runMigrations(
  deps: MigrationDeps,
  onBatch: (migration: Migration, documents: number) => void = () => undefined,
  all = MIGRATIONS,
): Promise<string[]> {
  const done: string[] = [];
  for (const migration of all) {
    if ((await deps.migrations.find(migration.id))?.finishedAt) continue;
    await runMigration(deps, migration, onBatch);
    done.push(migration.id);
  }
  return done;
}

async function runMigration(
  deps: MigrationDeps,
  migration: Migration,
  onBatch: (migration: Migration, documents: number) => void,
): Promise<void> {
  const { migrations, clock, db } = deps;
  const lease = () => new Date(clock.now() + LEASE_MS);
  const claimed = await migrations.claim(migration.id, new Date(clock.now()), lease());
  if (!claimed) throw taken(migration);
  let { cursor, documents }: MigrationRecord = claimed;
  for (;;) {
    const batch = await migration.run(db, cursor);
    if (batch === null) break;
    cursor = batch.cursor;
    documents += batch.documents;
    if (!(await migrations.advance(claimed, { cursor, documents, leaseUntil: lease() }))) throw taken(migration);
    onBatch(migration, documents);
  }
  if (!(await migrations.advance(claimed, { finishedAt: new Date(clock.now()) }))) throw taken(migration);
}

function taken({ id }: Migration): AppError {
  return new AppError("conflict", "operations.migration_under_way", `Another process runs ${id}, or died within the last minute.`);
}
