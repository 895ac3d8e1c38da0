import { createChatStore } from "../chat/chat.store.ts";
import { createProjectStore } from "../chat/projects/project.store.ts";
import { createBlobParts } from "../knowledge/contents/blob-parts.ts";
import { contentCollection, createContentStore } from "../knowledge/contents/content.store.ts";
import { contentChunkCollection, createGridFsParts } from "../knowledge/contents/content-chunk.store.ts";
import { createFileContents } from "../knowledge/contents/file-contents.ts";
import { createFileStore, fileCollection } from "../knowledge/file.store.ts";
import { createScanHook } from "../knowledge/files/scan-hook.ts";
import { createFileUsageStore, fileUsageCollection } from "../knowledge/files/usage.store.ts";
import { createImageShrinker, type ImageShrinker } from "../knowledge/images/image-shrinker.ts";
import { DEFAULT_FILE_SETTINGS, type FileDeps } from "../knowledge/ports.ts";
import { createUploadStore, uploadCollection } from "../knowledge/uploads/upload.store.ts";
import type { Clock } from "../platform/clock.ts";
import type { Cipher } from "../platform/crypto/cipher.ts";
import type { Database } from "../platform/db.ts";
import type { Env } from "../platform/env.ts";
import type { RuntimeOverrides } from "./runtime.ts";

export const fileCollections = [fileCollection, fileUsageCollection, uploadCollection, contentCollection, contentChunkCollection] as const;

type OwnDeps = Pick<FileDeps, "files" | "fileUsage" | "fileUploads" | "fileContents" | "fileSettings" | "scanFile" | "places"> & {
  imageShrinker: ImageShrinker;
};
type Parts = { db: Database; cipher: Cipher; clock: Clock };

/** Files: their records, their contents and where those lie, and who looks at them. */
export function createFileDeps(env: Env, { db, cipher, clock }: Parts, overrides: RuntimeOverrides): OwnDeps {
  const { blobToken, scanner, personMaxBytes, organizationMaxBytes } = env.files;
  const chats = createChatStore(db);
  const projects = createProjectStore(db);
  const blob = blobToken === null ? null : createBlobParts({ token: blobToken, isLoopbackAllowed: env.isLoopbackAllowed });
  return {
    files: createFileStore(db),
    fileUsage: createFileUsageStore(db),
    fileUploads: createUploadStore(db),
    fileContents: createFileContents({ cipher, clock, store: createContentStore(db), parts: { gridfs: createGridFsParts(db), blob } }),
    fileSettings: { ...DEFAULT_FILE_SETTINGS, personMaxBytes, organizationMaxBytes, ...overrides.fileSettings },
    scanFile: scanner && createScanHook(scanner),
    imageShrinker: createImageShrinker(),
    places: {
      hasChat: async (orgId, userId, id) => (await chats.find(orgId, userId, id)) !== null,
      hasProject: async (orgId, userId, id) => (await projects.find(orgId, userId, id)) !== null,
    },
  };
}
