import { createPrivacyDeps } from "../auth/privacy/create-privacy-deps.ts";
import type { CloseWork, PrivacyStores } from "../auth/privacy/ports.ts";
import { deleteChat } from "../chat/delete-chat.ts";
import { deleteFile } from "../knowledge/files/delete-file.ts";
import { cancelUpload } from "../knowledge/uploads/cancel-upload.ts";
import type { Context } from "../platform/context.ts";
import type { Database } from "../platform/db.ts";
import { permissionsOf } from "../platform/permissions.ts";
import type { AppDeps } from "./deps.ts";
import type { Runtime } from "./runtime.ts";
import { createSystemContext } from "./system-context.ts";

const PAGE = 100;

/** What forgetting people and organizations needs. */
export function createErasureDeps(db: Database, runtime: () => Runtime): PrivacyStores {
  return createPrivacyDeps(db, createCloseWork(runtime));
}

/** A person's chats and files are deleted as the person would, so that what was used and what was done is copied out first. */
function createCloseWork(runtime: () => Runtime): CloseWork {
  return async ({ orgId, userId }) => {
    const { chats, files } = runtime().deps;
    const system = createSystemContext(runtime(), { job: "auth.erase-account", orgId, permissions: permissionsOf("USER") });
    const ctx = { ...system, actor: { type: "user", userId, sessionId: "" } as const };
    for (;;) {
      const page = await chats.list(orgId, userId, { after: null, limit: PAGE });
      for (const chat of page) await deleteChat(ctx, { chatId: chat._id });
      if (page.length < PAGE) break;
    }
    await deleteFiles(ctx, userId);
    const isOpen = (await chats.hasAny(orgId, userId)) || (await files.hasAny(orgId, userId));
    return isOpen ? "closing" : "closed";
  };
}

/** Contents may lie outside the database, where the inventory does not reach. */
async function deleteFiles(ctx: Context<AppDeps>, userId: string): Promise<void> {
  const { files, fileUploads } = ctx.deps;
  for (const { _id } of await fileUploads.list(ctx.orgId, userId, PAGE)) await cancelUpload(ctx, { fileUploadId: _id });
  for (;;) {
    const page = await files.list(ctx.orgId, userId, { after: null, limit: PAGE });
    for (const { _id } of page) await deleteFile(ctx, { id: _id });
    if (page.length < PAGE) return;
  }
}
