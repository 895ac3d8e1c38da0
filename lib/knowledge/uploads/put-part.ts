import { createHash } from "node:crypto";
import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { FileDeps, FileSettings } from "../ports.ts";
import type { UploadView } from "../schema.ts";
import { getUploadRecord } from "./get-upload.ts";
import { partCountOf, partSizeOf, toUploadView } from "./to-upload-view.ts";

export type PutPartInput = { fileUploadId: string; part: number; sha256: string; bytes: Uint8Array };

/** Any order, any number of times; the same part again changes nothing, another content for it is refused. */
export async function putPart(ctx: Context<FileDeps>, { fileUploadId, part, sha256, bytes }: PutPartInput): Promise<UploadView> {
  assertPermission(ctx, "knowledge.write");
  const { fileUploads, fileContents, fileSettings, cipher } = ctx.deps;
  const upload = await getUploadRecord(ctx, fileUploadId);
  const count = partCountOf(upload.size);
  if (part >= count) throw new AppError("invalid", "knowledge.part_wrong", `This upload has parts 0 to ${count - 1}.`);
  const size = partSizeOf(upload.size, part);
  if (bytes.length !== size) throw new AppError("invalid", "knowledge.part_wrong", `Part ${part} has ${size} bytes; ${bytes.length} came.`);
  if (createHash("sha256").update(bytes).digest("hex") !== sha256)
    throw new AppError("invalid", "knowledge.part_wrong", `Part ${part} was damaged on its way: its SHA-256 is another. Send it again.`);
  const organization = await cipher.forOrganization(ctx.orgId);
  const known = upload.parts[part];
  if (known?.sha256 === sha256) return toUploadView(organization, upload);
  if (known) throw conflict(part);
  await fileContents.putPart(ctx.orgId, upload.fileId, part, bytes);
  const expiresAt = expiryOf(upload.createdAt.getTime(), ctx.clock.now(), fileSettings);
  const next = await fileUploads.putPart(ctx.orgId, upload._id, part, { size, sha256 }, expiresAt);
  if (next) return toUploadView(organization, next);
  // Gone meanwhile, which is the caller's answer; otherwise another request was faster with another content.
  await getUploadRecord(ctx, fileUploadId);
  throw conflict(part);
}

/** It moves on with each part, up to a week after the beginning. */
function expiryOf(createdAt: number, now: number, { uploadIdleMs, uploadMaxMs }: FileSettings): Date {
  return new Date(Math.min(now + uploadIdleMs, createdAt + uploadMaxMs));
}

function conflict(part: number): AppError {
  return new AppError(
    "conflict",
    "knowledge.part_conflict",
    `Part ${part} is there with another content. Cancel this upload and begin again.`,
  );
}
