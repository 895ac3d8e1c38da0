import type { ClientSession, Collection } from "mongodb";
import type { Clock } from "../../platform/clock.ts";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { JobTiming } from "../../platform/jobs/job-timing.ts";
import { LEDGER_INDEXES } from "../../platform/jobs/job-view.ts";
import { CLOSED_LEASE, createLedger, type LeaseFields, type Ledger } from "../../platform/jobs/ledger.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { Columns, Delimiter, ImportState, StartImportInput } from "./import.schema.ts";

/** How the file is read, once it has been said: by this alone a run that takes over reads the same rows. */
export type Reading = { delimiter: Delimiter; decimal: "." | ","; currency: string | null; columns: Columns };

export type ImportCounts = {
  read: number;
  judged: number;
  repeated: number;
  conflicting: number;
  broken: number;
  decisions: Readonly<Record<string, number>>;
};

export const NO_COUNTS: ImportCounts = { read: 0, judged: 0, repeated: 0, conflicting: 0, broken: 0, decisions: {} };

/** A file of transactions on its way in, and the job that reads it. `name` is encrypted. */
export type ImportRecord = LeaseFields &
  ImportCounts & {
    state: ImportState;
    userId: string;
    /** The key it was started with, where it was one: it may do what that key may do then. */
    keyId: string | null;
    name: string;
    sizeBytes: number;
    parts: number;
    reading: Reading | null;
    mode: StartImportInput["mode"] | null;
    isDryRun: boolean;
    phase: "check" | "judge" | null;
    phaseStartedAt: Date | null;
    /** Rows of the file; null until it has been read to its end. */
    rows: number | null;
    isCancelAsked: boolean;
    replays: number;
    reason: string | null;
    at: Date;
    startedAt: Date | null;
    finishedAt: Date | null;
  };

/** A piece of the file, encrypted, until the import has ended. */
export type ImportPartRecord = { _id: string; orgId: string; importId: string; part: number; data: string; at: Date };

/** Rows that were not taken, of one stretch of the file: `BrokenRow[]` as JSON, encrypted. A stretch read again is written again. */
export type BrokenPageRecord = { _id: string; orgId: string; importId: string; page: number; count: number; sealed: string; at: Date };

const KEPT_SECONDS = 90 * 86_400;
/** Pieces of a file that nobody goes on with; a failed import can be started over as long. */
export const PARTS_KEPT_SECONDS = 2 * 86_400;

export const importCollection = defineCollection<ImportRecord>({
  name: "risk_imports",
  indexes: [{ key: { orgId: 1, ...NEWEST_FIRST } }, ...LEDGER_INDEXES, { key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS }],
});

export const importPartCollection = defineCollection<ImportPartRecord>({
  name: "risk_import_parts",
  indexes: [{ key: { orgId: 1, importId: 1, part: 1 } }, { key: { at: 1 }, expireAfterSeconds: PARTS_KEPT_SECONDS }],
});

export const brokenPageCollection = defineCollection<BrokenPageRecord>({
  name: "risk_import_broken_pages",
  indexes: [{ key: { orgId: 1, importId: 1, page: 1 } }, { key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS }],
});

/** No run holds these. */
const WAITING: readonly ImportState[] = ["receiving", "queued", "checked", "refused", "failed"];

export type ImportStart = Pick<
  ImportRecord,
  "reading" | "mode" | "isDryRun" | "userId" | "keyId" | "startedAt" | "dueAt" | "phaseStartedAt"
>;

export type RiskImportStore = ReturnType<typeof createRiskImportStore>;

export function createRiskImportStore(db: Database, options: { clock: Clock; timing: JobTiming }) {
  const imports = db.collection(importCollection);
  const ledger: Ledger<ImportRecord> = createLedger<ImportRecord>({ records: imports, ...options });
  return { ledger, ...records(imports), ...parts(db), ...brokenPages(db) };
}

function records(imports: Collection<ImportRecord>) {
  return {
    async insert(record: ImportRecord): Promise<void> {
      await imports.insertOne(record);
    },
    find: (orgId: string, id: string): Promise<ImportRecord | null> => imports.findOne({ _id: id, orgId }),
    list: (orgId: string, page: TimePage): Promise<ImportRecord[]> =>
      imports
        .find({ orgId, ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),

    /** From where it stood when it was looked at; false when that has changed meanwhile. */
    async start(
      of: Pick<ImportRecord, "_id" | "orgId" | "state" | "publishCount">,
      change: ImportStart,
      session: ClientSession,
    ): Promise<boolean> {
      const { _id, orgId, state, publishCount } = of;
      const begun = { state: "queued" as const, attempts: 0, phase: "check" as const, isCancelAsked: false, reason: null, lastError: null };
      const update = { $set: { ...change, ...begun, ...NO_COUNTS, rows: null, finishedAt: null }, $inc: { publishCount: 1 } };
      return (await imports.updateOne({ _id, orgId, state, publishCount }, update, { session })).matchedCount === 1;
    },

    /** At once where no run holds it; null where it had ended already. */
    async cancel(orgId: string, id: string, at: Date, session: ClientSession): Promise<"cancelled" | "asked" | null> {
      const ended = { ...CLOSED_LEASE, state: "cancelled" as const, isCancelAsked: true, finishedAt: at };
      const waiting = { _id: id, orgId, state: { $in: [...WAITING] } };
      if ((await imports.updateOne(waiting, { $set: ended }, { session })).matchedCount === 1) return "cancelled";
      const running = await imports.updateOne({ _id: id, orgId, state: "running" }, { $set: { isCancelAsked: true } }, { session });
      return running.matchedCount === 1 ? "asked" : null;
    },

    async isCancelAsked(orgId: string, id: string): Promise<boolean> {
      return (await imports.findOne({ _id: id, orgId }, { projection: { isCancelAsked: 1 } }))?.isCancelAsked === true;
    },
  };
}

function parts(db: Database) {
  const pieces = db.collection(importPartCollection);
  return {
    async putPart(record: ImportPartRecord): Promise<void> {
      const { _id, ...fields } = record;
      await pieces.updateOne({ _id, orgId: record.orgId }, { $set: fields }, { upsert: true });
    },
    listPartNumbers: async (orgId: string, importId: string): Promise<number[]> =>
      (await pieces.find({ orgId, importId }).project<{ part: number }>({ part: 1 }).sort({ part: 1 }).toArray()).map(({ part }) => part),
    findPart: (orgId: string, id: string): Promise<ImportPartRecord | null> => pieces.findOne({ _id: id, orgId }),
    async deleteParts(orgId: string, importId: string): Promise<void> {
      await pieces.deleteMany({ orgId, importId });
    },
  };
}

function brokenPages(db: Database) {
  const pages = db.collection(brokenPageCollection);
  return {
    async putBrokenPage(record: BrokenPageRecord): Promise<void> {
      const { _id, ...fields } = record;
      await pages.updateOne({ _id, orgId: record.orgId }, { $set: fields }, { upsert: true });
    },
    /** In the order of the file. */
    listBrokenPages: (orgId: string, importId: string, from: number, limit: number): Promise<BrokenPageRecord[]> =>
      pages
        .find({ orgId, importId, page: { $gte: from } })
        .sort({ page: 1 })
        .limit(limit)
        .toArray(),
    async deleteBrokenPages(orgId: string, importId: string): Promise<void> {
      await pages.deleteMany({ orgId, importId });
    },
  };
}
