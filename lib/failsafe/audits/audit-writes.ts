import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { AuditRecord } from "../../platform/audit/audit-record.ts";
import type { Database } from "../../platform/db.ts";
import { createGroupWork, type GroupWork } from "../../platform/group-work.ts";
import type { SafetyAuditStore } from "./audit.store.ts";
import type { SafetyAuditRecord } from "./audit-record.ts";

/** `enqueue` writes the job that follows, where there is one. */
export type AuditWrite = { record: SafetyAuditRecord; trail: AuditRecord; enqueue: ((session: WriteSession) => Promise<void>) | null };
export type WriteSession = Parameters<SafetyAuditStore["insertAll"]>[1];

/** False when that part of a run was audited before. */
export type AuditWrites = GroupWork<AuditWrite, boolean>;

const SIZE_MAX = 200;

/** One for a process: audits at the same time share a transaction, with their entries in the trail and their jobs. */
export function createAuditWrites({ db, audits, audit }: { db: Database; audits: SafetyAuditStore; audit: AuditStore }): AuditWrites {
  const write = (items: readonly AuditWrite[]) =>
    db.withTransaction(async (session) => {
      await audits.insertAll(
        items.map(({ record }) => record),
        session,
      );
      await audit.appendAll(
        items.map(({ trail }) => trail),
        session,
      );
      for (const { enqueue } of items) await enqueue?.(session);
    });
  return createGroupWork(async (items) => {
    // One that was there before keeps none of the others out: then each is written by itself.
    if (items.length === 1) return [await db.isInserted(write(items))];
    await write(items);
    return items.map(() => true);
  }, SIZE_MAX);
}
