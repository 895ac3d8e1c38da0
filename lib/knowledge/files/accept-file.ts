// The one door for files: what it is, whether it is harmful, whether there is room, whether it is here already; only then one transaction
// makes it a file. Content that was written before that and is not wanted is taken away again, here or by the hourly sweep.

import { createHash } from "node:crypto";
import { userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { refuseFile } from "../errors.ts";
import type { FileRecord } from "../file.store.ts";
import { enqueueIngest } from "../ingest/enqueue-ingest.ts";
import { inspectUpload } from "../ingest/inspect-upload.ts";
import type { FileDeps } from "../ports.ts";
import type { FilePlace, UploadedFile } from "../schema.ts";
import { cleanName } from "../sniff/clean-name.ts";
import { sniffFile } from "../sniff/sniff-file.ts";
import { assertPlace } from "./assert-place.ts";
import { toUploadedFile } from "./to-file-view.ts";

export const FILE_NAMES_REALM = "file-names";

export type FileDraft = { fileId: string; name: string; bytes: Buffer; place: FilePlace };

/** `keep` writes the content under the file's id; it is asked only for a file that is taken, unless the content lies there already. */
export async function acceptFile(ctx: Context<FileDeps>, draft: FileDraft, keep: () => Promise<void>): Promise<UploadedFile> {
  const { deps, orgId } = ctx;
  const userId = userIdOf(ctx);
  const { fileMaxBytes } = deps.fileSettings;
  if (draft.bytes.length > fileMaxBytes) throw tooLarge(fileMaxBytes);
  await assertPlace(ctx, draft.place);
  const name = cleanName(draft.name);
  const { type } = await sniffFile(draft.bytes, name);
  const sha256 = createHash("sha256").update(draft.bytes).digest("hex");
  const projectId = draft.place.projectId ?? null;
  const same = await deps.files.findSame(orgId, userId, projectId, sha256);
  if (same) return toDuplicate(ctx, same);
  await inspectUpload(ctx, { bytes: draft.bytes, type });
  const scan = await scanFile(ctx, draft.bytes, { sha256, type });
  const cipher = await deps.cipher.forOrganization(orgId);
  const keyed = await deps.searchKeys.forPerson(orgId, userId, FILE_NAMES_REALM);
  const record: FileRecord = {
    ...{ _id: draft.fileId, orgId, userId, projectId, chatId: draft.place.chatId ?? null, type, size: draft.bytes.length, sha256 },
    name: cipher.encrypt({ collection: "files", id: draft.fileId, field: "name" }, name),
    nameTokens: keyed.tokensOf(name),
    ...{ contentRef: draft.fileId, state: "stored", failure: null, pages: null, progress: 0, tags: [], scan },
    ...{ createdAt: new Date(ctx.clock.now()), deletedAt: null, run: 0 },
  };
  await assertRoom(ctx, userId, record.size);
  await keep();
  if (await insertFile(ctx, record)) return toUploadedFile(cipher, record);
  // Somebody was faster with the very same file.
  const first = await deps.files.findSame(orgId, userId, projectId, sha256);
  if (!first) throw gone();
  return toDuplicate(ctx, first);
}

export function tooLarge(maxBytes: number): AppError {
  return refuseFile("file_too_large", `A file may have at most ${Math.floor(maxBytes / 1_000_000)} MB.`);
}

async function toDuplicate(ctx: Context<FileDeps>, record: FileRecord): Promise<UploadedFile> {
  return { ...toUploadedFile(await ctx.deps.cipher.forOrganization(ctx.orgId), record), isDuplicate: true };
}

async function scanFile(ctx: Context<FileDeps>, bytes: Buffer, what: { sha256: string; type: string }): Promise<FileRecord["scan"]> {
  if (!ctx.deps.scanFile) return "unscanned";
  const verdict = await ctx.deps.scanFile({ bytes, ...what });
  if (!verdict.isClean) throw refuseFile("file_infected", `The scanner found in it: ${verdict.finding}. The file was not kept.`);
  return "clean";
}

/** Asked before the content is written, and again inside the transaction, where the answer counts. */
export async function assertRoom({ deps, orgId }: Context<FileDeps>, userId: string, size: number): Promise<void> {
  const [person, organization] = await Promise.all([deps.fileUsage.get(orgId, userId), deps.fileUsage.get(orgId, null)]);
  if (person.bytes + size > deps.fileSettings.personMaxBytes) throw full("Your files");
  if (organization.bytes + size > deps.fileSettings.organizationMaxBytes) throw full("The files of your organization");
}

function full(whose: string): AppError {
  return new AppError("conflict", "knowledge.quota_exceeded", `${whose} take all the space there is. Delete some first.`);
}

/** File, both counts, the job that reads it and the audit record, or nothing. False when the same content is there. */
async function insertFile(ctx: Context<FileDeps>, record: FileRecord): Promise<boolean> {
  const { db, files, fileContents, fileUsage, fileSettings, audit } = ctx.deps;
  const { orgId, userId, size } = record;
  await Promise.all([fileUsage.ensure(orgId, userId), fileUsage.ensure(orgId, null)]);
  let publish = async () => {};
  const entry = toAuditRecord(ctx, { action: "knowledge.file-added", target: { type: "file", id: record._id }, after: record.sha256 });
  const isInserted = await db.isInserted(
    db.withTransaction(async (session) => {
      await files.insert(record, session);
      if (!(await fileContents.claim(orgId, record.contentRef, session))) throw gone();
      if (!(await fileUsage.add(orgId, userId, size, fileSettings.personMaxBytes, session))) throw full("Your files");
      if (!(await fileUsage.add(orgId, null, size, fileSettings.organizationMaxBytes, session)))
        throw full("The files of your organization");
      await audit.append(entry, session);
      publish = await enqueueIngest(ctx, { fileId: record._id, userId, run: 0 }, session);
    }),
  );
  if (isInserted) await publish();
  return isInserted;
}

/** Cancelled, or deleted, by another request in the same moment. */
function gone(): AppError {
  return new AppError("conflict", "knowledge.file_gone", "The file was cancelled or deleted while it was being kept. Send it again.");
}
