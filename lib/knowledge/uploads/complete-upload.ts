import { createHash } from "node:crypto";
import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { acceptFile } from "../files/accept-file.ts";
import { readWhole } from "../files/read-whole.ts";
import { toUploadedFile } from "../files/to-file-view.ts";
import type { FileDeps } from "../ports.ts";
import type { UploadedFile } from "../schema.ts";
import { endUpload } from "./cancel-upload.ts";
import { getUploadRecord } from "./get-upload.ts";
import { decryptUploadName, partCountOf, partSizeOf } from "./to-upload-view.ts";
import type { UploadRecord } from "./upload.store.ts";

/** The parts are one file now, or none: a refused one is taken away at once. */
export async function completeUpload(ctx: Context<FileDeps>, input: { fileUploadId: string }): Promise<UploadedFile> {
  assertPermission(ctx, "knowledge.write");
  const { fileContents, fileUploads, files, cipher } = ctx.deps;
  const upload = await getUploadRecord(ctx, input.fileUploadId);
  const organization = await cipher.forOrganization(ctx.orgId);
  // A process that died right after the file was made: the answer is the same file.
  const made = await files.find(ctx.orgId, upload.userId, upload.fileId);
  if (made) return finish(toUploadedFile(organization, made));
  assertAllThere(upload);
  const bytes = await readAll(ctx, upload);
  const draft = { fileId: upload.fileId, name: decryptUploadName(organization, upload), bytes, place: placeOf(upload) };
  const keep = () => fileContents.finish(ctx.orgId, upload.fileId, upload.size);
  const uploaded = await acceptFile(ctx, draft, keep).catch(async (error: unknown) => {
    if (isForGood(error)) await endUpload(ctx, upload);
    throw error;
  });
  return finish(uploaded);

  async function finish(file: UploadedFile): Promise<UploadedFile> {
    await fileUploads.delete(ctx.orgId, upload._id);
    if (file.id !== upload.fileId) await fileContents.discard(ctx.orgId, upload.fileId);
    return file;
  }
}

/** A refusal of the content stays one however often it is asked; room, scanner and database may be there next time. */
function isForGood(error: unknown): boolean {
  return error instanceof AppError && (error.kind === "unsupported_media" || error.kind === "invalid" || error.kind === "too_large");
}

function assertAllThere({ size, parts }: UploadRecord): void {
  const missing = Array.from({ length: partCountOf(size) }, (_, part) => part).filter((part) => !parts[part]);
  if (missing.length > 0)
    throw new AppError(
      "conflict",
      "knowledge.upload_incomplete",
      `Missing: part ${missing.slice(0, 20).join(", ")}. Send it and complete again.`,
    );
}

const placeOf = ({ projectId, chatId }: UploadRecord) => ({
  ...(projectId !== null && { projectId }),
  ...(chatId !== null && { chatId }),
});

/** What two requests wrote at once may be a mixture, so each part is held to its hash once more. */
async function readAll({ deps, orgId }: Context<FileDeps>, { fileId, size, parts }: UploadRecord): Promise<Buffer> {
  const bytes = await readWhole(deps.fileContents.readUnfinished(orgId, fileId, size));
  let start = 0;
  for (let part = 0; part < partCountOf(size); part += 1) {
    const end = start + partSizeOf(size, part);
    if (createHash("sha256").update(bytes.subarray(start, end)).digest("hex") !== parts[part]?.sha256)
      throw new AppError("invalid", "knowledge.part_wrong", `Part ${part} is not what was sent. Cancel this upload and begin again.`);
    start = end;
  }
  return bytes;
}
