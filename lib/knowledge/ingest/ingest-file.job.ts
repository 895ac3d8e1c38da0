import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { defineJob, JobFailure, type JobRun, NotYetError } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { Refusal } from "../extract/refusals.ts";
import type { FileRecord } from "../file.store.ts";
import { indexChunks } from "../index-chunks.ts";
import { purgeIndex } from "../remove-index.ts";
import { isImage } from "../sniff/file-types.ts";
import { keepText } from "../text/keep-text.ts";
import { INGEST_FILE_JOB } from "./enqueue-ingest.ts";
import type { IngestDeps } from "./ports.ts";

/**
 * extract → keep the text → embed and index → ready. Every step finds what an earlier run of it has written, so a run that dies between
 * any two goes on there. A file deleted meanwhile is looked for at the end: whatever was written after its deletion goes again.
 */
type Run = JobRun<JobRecord>;
type Subject = { fileId: string; userId: string; run: number };

const PROGRESS = { read: 0.2, kept: 0.25 };
/** Half of what a run may last: a long file goes on in the next one, and no attempt is used up by that. */
const RUN_SHARE = 0.5;
const PAUSE_MS = 1_000;

export const ingestFileJob = defineJob<IngestDeps, JobRecord>({
  name: INGEST_FILE_JOB,
  maxAttempts: 6,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const subject = subjectOf(run.record);
    await ingest(ctx, run, subject);
    if (!(await findCurrent(ctx, subject))) await removeLeftovers(ctx, subject);
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
  /** Given up: nobody would tell the file's owner otherwise. */
  async afterFinal(ctx, record) {
    const job = await ctx.deps.jobs.ledger.find(record.orgId, record._id);
    if (job?.state === "failed") await update(ctx, subjectOf(record), { state: "failed", failure: "knowledge.ingestion_failed" });
  },
});

async function ingest(ctx: Context<IngestDeps>, run: Run, subject: Subject): Promise<void> {
  const file = await findCurrent(ctx, subject);
  if (!file || file.state === "ready") return;
  try {
    if (isImage(file.type)) await update(ctx, subject, { state: "ready", progress: 1 });
    else await ingestDocument(ctx, run, subject, file);
  } catch (error) {
    if (error instanceof Superseded) return;
    const failure = failureOf(error);
    if (failure === null) throw error;
    await update(ctx, subject, { state: "failed", failure });
  }
}

async function ingestDocument(ctx: Context<IngestDeps>, run: Run, subject: Subject, file: FileRecord): Promise<void> {
  const { fileId, userId } = subject;
  await advance(ctx, subject, { state: "indexing", failure: null });
  const bytes = await readContent(ctx, subject, file);
  const { parts, chunks, pages } = await ctx.deps.fileParser.extract({ bytes, type: file.type }, run.signal);
  await advance(ctx, subject, { pages, progress: PROGRESS.read });
  const text = await keepText(ctx, { userId, fileId, parts });
  await advance(ctx, subject, { text, progress: PROGRESS.kept });
  const startedAt = performance.now();
  const onProgress = async (done: number) => {
    run.signal.throwIfAborted();
    await advance(ctx, subject, { progress: PROGRESS.kept + (1 - PROGRESS.kept) * done });
    const isLong = performance.now() - startedAt > ctx.deps.jobTiming.jobTimeoutMs * RUN_SHARE;
    if (isLong && done < 1) throw new NotYetError("knowledge.indexing_goes_on", PAUSE_MS);
  };
  await indexChunks(ctx, { file: { _id: fileId, userId }, chunks, signal: run.signal, onProgress });
  await ctx.deps.fileTexts.deleteOthers({ orgId: ctx.orgId, userId }, fileId, text.version);
  await update(ctx, subject, { state: "ready", progress: 1 });
}

async function advance(ctx: Context<IngestDeps>, subject: Subject, fields: Partial<FileRecord>): Promise<void> {
  if (!(await update(ctx, subject, fields))) throw new Superseded();
}

/** The file was deleted, or is being read by a later run. */
class Superseded extends Error {
  override readonly name = "Superseded";
}

/** What its owner is told; null where trying again may help, or nobody is asking any more. */
function failureOf(error: unknown): string | null {
  if (error instanceof Refusal) return error.code;
  if (error instanceof AppError && (error.code === "knowledge.index_full" || error.code === "ai.budget_exceeded")) return error.code;
  return null;
}

async function readContent(ctx: Context<IngestDeps>, subject: Subject, file: FileRecord): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of ctx.deps.fileContents.read(file.orgId, file.contentRef)) pieces.push(piece);
  } catch (cause) {
    if (!(await findCurrent(ctx, subject))) throw new Superseded();
    throw new JobFailure("knowledge.content_unreadable", { isRetryable: true, cause });
  }
  return Buffer.concat(pieces);
}

/** Null when it is gone or a later run has it. */
async function findCurrent(ctx: Context<IngestDeps>, { fileId, userId, run }: Subject): Promise<FileRecord | null> {
  const file = await ctx.deps.files.find(ctx.orgId, userId, fileId);
  return file && runOf(file) === run ? file : null;
}

const runOf = (file: Pick<FileRecord, "run">): number => file.run ?? 0;

function update(ctx: Context<IngestDeps>, { fileId, userId, run }: Subject, fields: Partial<FileRecord>): Promise<boolean> {
  return ctx.deps.files.updateIngestion(ctx.orgId, userId, fileId, run, { ...fields, touchedAt: new Date(ctx.clock.now()) });
}

/** A later run of the same file needs what this one wrote; only a deleted file's goes. */
async function removeLeftovers(ctx: Context<IngestDeps>, { fileId, userId }: Subject): Promise<void> {
  const owner = { orgId: ctx.orgId, userId };
  if (await ctx.deps.files.find(ctx.orgId, userId, fileId)) return;
  await ctx.deps.db.withTransaction((session) => ctx.deps.fileIndexes.delete(owner, fileId, session));
  await purgeIndex(ctx, { userId, fileId });
}

function subjectOf({ payload }: JobRecord): Subject {
  return { fileId: String(payload.fileId), userId: String(payload.userId), run: Number(payload.run) };
}
