import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { FileDeps } from "../ports.ts";
import type { UploadView } from "../schema.ts";
import { toUploadView } from "./to-upload-view.ts";
import type { UploadRecord } from "./upload.store.ts";

/** Which parts are there: whoever comes back sends the others. */
export async function getUpload(ctx: Context<FileDeps>, input: { fileUploadId: string }): Promise<UploadView> {
  assertPermission(ctx, "knowledge.read");
  return toUploadView(await ctx.deps.cipher.forOrganization(ctx.orgId), await getUploadRecord(ctx, input.fileUploadId));
}

/** Uploads that are not finished, the newest first. */
export async function listUploads(ctx: Context<FileDeps>): Promise<{ items: UploadView[] }> {
  assertPermission(ctx, "knowledge.read");
  const { fileUploads, fileSettings, cipher } = ctx.deps;
  const records = await fileUploads.list(ctx.orgId, userIdOf(ctx), fileSettings.openUploadsMax);
  const organization = await cipher.forOrganization(ctx.orgId);
  return { items: records.map((record) => toUploadView(organization, record)) };
}

export async function getUploadRecord(ctx: Context<FileDeps>, id: string): Promise<UploadRecord> {
  const record = await ctx.deps.fileUploads.find(ctx.orgId, userIdOf(ctx), id);
  if (!record)
    throw new AppError("not_found", "knowledge.upload_not_found", `No upload ${id}. It is finished, was cancelled or has expired.`);
  return record;
}
