import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { refuseFile } from "../errors.ts";
import { assertRoom, tooLarge } from "../files/accept-file.ts";
import { assertPlace } from "../files/assert-place.ts";
import type { FileDeps } from "../ports.ts";
import type { FilePlace, UploadView } from "../schema.ts";
import { cleanName } from "../sniff/clean-name.ts";
import { assertNameTaken } from "../sniff/file-types.ts";
import { toUploadView } from "./to-upload-view.ts";
import type { UploadRecord } from "./upload.store.ts";

/** What can be known before the first byte is refused before the first byte. */
export async function beginUpload(ctx: Context<FileDeps>, input: FilePlace & { name: string; size: number }): Promise<UploadView> {
  assertPermission(ctx, "knowledge.write");
  const { fileUploads, fileContents, fileSettings } = ctx.deps;
  const userId = userIdOf(ctx);
  if (input.size === 0) throw refuseFile("file_empty", "The file is empty.");
  if (input.size > fileSettings.fileMaxBytes) throw tooLarge(fileSettings.fileMaxBytes);
  await assertPlace(ctx, input);
  const name = cleanName(input.name);
  assertNameTaken(name);
  await assertRoom(ctx, userId, input.size);
  const open = await fileUploads.list(ctx.orgId, userId, fileSettings.openUploadsMax);
  if (open.length >= fileSettings.openUploadsMax)
    throw new AppError("conflict", "knowledge.uploads_full", "Too many uploads are waiting. Finish or cancel one of them first.");
  const id = createId("fileUpload");
  const fileId = createId("file");
  const now = ctx.clock.now();
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const record: UploadRecord = {
    ...{ _id: id, orgId: ctx.orgId, userId, fileId, size: input.size },
    name: cipher.encrypt({ collection: "file_uploads", id, field: "name" }, name),
    ...{ projectId: input.projectId ?? null, chatId: input.chatId ?? null, parts: {} },
    ...{ createdAt: new Date(now), expiresAt: new Date(now + fileSettings.uploadIdleMs) },
  };
  // The record first: whatever dies behind it is found by the sweep.
  await fileUploads.insert(record);
  await fileContents.begin({ orgId: ctx.orgId, userId }, fileId);
  return toUploadView(cipher, record);
}
