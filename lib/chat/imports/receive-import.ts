import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { ChatDeps } from "../ports.ts";
import { type ChatImport, type CreateImportInput, IMPORT_PART_BYTES, type ListImportsInput } from "./import.schema.ts";
import type { ImportRecord } from "./import.store.ts";
import { IMPORT_CHATS_JOB } from "./import-chats.job.ts";
import { partIdOf, placeOfName, placeOfPart, toImport } from "./to-import.ts";

const OPEN_MAX = 3;
const OPEN_HOURS = 24;

/** The file comes in parts, each sent as often as it takes; nothing is read before all of them are there. */
export async function createImport(ctx: Context<ChatDeps>, { name, sizeBytes }: CreateImportInput): Promise<ChatImport> {
  assertPermission(ctx, "chat.write");
  const userId = userIdOf(ctx);
  const now = ctx.clock.now();
  const recent = await ctx.deps.chatImports.list(ctx.orgId, userId, { after: null, limit: 2 * OPEN_MAX });
  const open = recent.filter(({ finishedAt, at }) => finishedAt === null && now - at.getTime() < OPEN_HOURS * 3_600_000);
  if (open.length >= OPEN_MAX)
    throw new AppError("conflict", "chat.imports_full", `${open.length} imports are under way. Wait for one to end.`);
  const id = createId("chatImport");
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const record: ImportRecord = {
    ...{ _id: id, orgId: ctx.orgId, userId, name: cipher.encrypt(placeOfName(id), name), sizeBytes },
    ...{ parts: Math.ceil(sizeBytes / IMPORT_PART_BYTES), state: "receiving", reason: null, done: 0, total: null },
    ...{ imported: 0, messages: 0, skipped: {}, at: new Date(now), finishedAt: null },
  };
  await ctx.deps.chatImports.insert(record);
  return toImport(cipher, record);
}

export async function putImportPart(ctx: Context<ChatDeps>, input: { importId: string; part: number; data: string }): Promise<void> {
  assertPermission(ctx, "chat.write");
  const record = await find(ctx, input.importId);
  if (record.state !== "receiving") throw closed();
  const { _id: importId, orgId, userId, sizeBytes, parts } = record;
  const { part } = input;
  const expected = part === parts - 1 ? sizeBytes - part * IMPORT_PART_BYTES : IMPORT_PART_BYTES;
  const bytes = Buffer.from(input.data, "base64").length;
  if (part >= parts || bytes !== expected) {
    const detail =
      part >= parts ? `There is no part ${part}; the file has ${parts}.` : `Part ${part} has ${bytes} bytes; ${expected} were expected.`;
    throw new AppError("invalid", "chat.import_part_unexpected", detail, { errors: [{ pointer: "/body/data", detail }] });
  }
  const cipher = await ctx.deps.cipher.forOrganization(orgId);
  const id = partIdOf(importId, part);
  const data = cipher.encrypt(placeOfPart(id), input.data);
  await ctx.deps.chatImports.putPart({ _id: id, orgId, userId, importId, part, data, at: new Date(ctx.clock.now()) });
}

/** Reads the file in the background. Starting it twice is as good as once. */
export async function startImport(ctx: Context<ChatDeps>, { importId }: { importId: string }): Promise<ChatImport> {
  assertPermission(ctx, "chat.write");
  const record = await find(ctx, importId);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  if (record.state !== "receiving") return toImport(cipher, record);
  const missing = record.parts - (await ctx.deps.chatImports.listPartNumbers(ctx.orgId, importId)).length;
  if (missing > 0) throw new AppError("conflict", "chat.import_incomplete", `${missing} of ${record.parts} parts are missing.`);
  const entry = toAuditRecord(ctx, { action: "chat.import-started", target: { type: "chat-import", id: importId }, severity: "notice" });
  const publish = await ctx.deps.db.withTransaction(async (session) => {
    if (!(await ctx.deps.chatImports.start(record, session))) return null;
    await ctx.deps.audit.append(entry, session);
    const payload = { importId, userId: record.userId };
    return enqueueJob(ctx, { name: IMPORT_CHATS_JOB, payload, deduplicationKey: importId }, session);
  });
  await publish?.();
  return toImport(cipher, { ...record, state: "queued" });
}

export async function getImport(ctx: Context<ChatDeps>, { importId }: { importId: string }): Promise<ChatImport> {
  assertPermission(ctx, "chat.read");
  return toImport(await ctx.deps.cipher.forOrganization(ctx.orgId), await find(ctx, importId));
}

export async function listImports(
  ctx: Context<ChatDeps>,
  { cursor, limit }: ListImportsInput,
): Promise<{ items: ChatImport[]; nextCursor: string | null }> {
  assertPermission(ctx, "chat.read");
  const records = await ctx.deps.chatImports.list(ctx.orgId, userIdOf(ctx), { after: readTimeCursor(cursor), limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return { items: records.map((record) => toImport(cipher, record)), nextCursor: nextTimeCursor(records, limit) };
}

async function find(ctx: Context<ChatDeps>, importId: string): Promise<ImportRecord> {
  const record = await ctx.deps.chatImports.find(ctx.orgId, userIdOf(ctx), importId);
  if (!record) throw new AppError("not_found", "chat.import_not_found", `No import ${importId}.`);
  return record;
}

function closed(): AppError {
  return new AppError("conflict", "chat.import_closed", "This import has been started and takes no more parts.");
}
