import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import type { FileDeps } from "../ports.ts";
import type { FilePlace, UploadedFile } from "../schema.ts";
import { acceptFile } from "./accept-file.ts";

/** A file in one request. */
export async function uploadFile(ctx: Context<FileDeps>, input: { name: string; bytes: Buffer; place: FilePlace }): Promise<UploadedFile> {
  assertPermission(ctx, "knowledge.write");
  const fileId = createId("file");
  const { fileContents } = ctx.deps;
  let isWritten = false;
  const keep = async () => {
    isWritten = true;
    await fileContents.write({ orgId: ctx.orgId, userId: userIdOf(ctx) }, fileId, [input.bytes]);
  };
  try {
    const uploaded = await acceptFile(ctx, { ...input, fileId }, keep);
    if (isWritten && uploaded.id !== fileId) await fileContents.discard(ctx.orgId, fileId);
    return uploaded;
  } catch (error) {
    if (isWritten) await fileContents.discard(ctx.orgId, fileId);
    throw error;
  }
}
