import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { FileDeps } from "../ports.ts";
import { getUploadRecord } from "./get-upload.ts";
import type { UploadRecord } from "./upload.store.ts";

export async function cancelUpload(ctx: Context<FileDeps>, input: { fileUploadId: string }): Promise<void> {
  assertPermission(ctx, "knowledge.write");
  await endUpload(ctx, await getUploadRecord(ctx, input.fileUploadId));
}

type EndingDeps = Pick<FileDeps, "fileContents" | "fileUploads">;

/** The record last: a process that dies before that has the sweep find it again. Content that has become a file stays. */
export async function endUpload({ deps }: { deps: EndingDeps }, { _id, orgId, fileId }: UploadRecord): Promise<void> {
  await deps.fileContents.discard(orgId, fileId);
  await deps.fileUploads.delete(orgId, _id);
}
