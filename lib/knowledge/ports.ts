import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Cipher } from "../platform/crypto/cipher.ts";
import type { Database } from "../platform/db.ts";
import type { JobStore } from "../platform/jobs/job.store.ts";
import type { PublishDeps } from "../platform/jobs/publish-record.ts";
import type { SearchKeys } from "../platform/search/search-keys.ts";
import type { FileContents } from "./contents/file-contents.ts";
import type { FileParser } from "./extract/file-parser.ts";
import type { FileStore } from "./file.store.ts";
import type { ScanHook } from "./files/scan-hook.ts";
import type { FileUsageStore } from "./files/usage.store.ts";
import type { ImageShrinker } from "./images/image-shrinker.ts";
import type { RetrievalDeps } from "./retrieval/ports.ts";
import type { FileTextStore } from "./text/file-text.store.ts";
import type { UploadStore } from "./uploads/upload.store.ts";

export type FileSettings = {
  fileMaxBytes: number;
  personMaxBytes: number;
  organizationMaxBytes: number;
  /** Uploads of one person that are not finished. */
  openUploadsMax: number;
  /** Without a new part for so long an upload is abandoned. */
  uploadIdleMs: number;
  uploadMaxMs: number;
};

export const DEFAULT_FILE_SETTINGS: Omit<FileSettings, "personMaxBytes" | "organizationMaxBytes"> = {
  fileMaxBytes: 50_000_000,
  openUploadsMax: 20,
  uploadIdleMs: 24 * 3_600_000,
  uploadMaxMs: 7 * 24 * 3_600_000,
};

/** What was made of a file, so that it goes with it. */
export type MadeOfFiles = Pick<RetrievalDeps, "chunks" | "segments" | "vectors" | "fileIndexes"> & { fileTexts: FileTextStore };

/** Where a file may belong; somebody else's place is not there. */
export type FilePlaces = {
  hasChat(orgId: string, userId: string, id: string): Promise<boolean>;
  hasProject(orgId: string, userId: string, id: string): Promise<boolean>;
};

/** What keeping files needs. */
export type FileDeps = PublishDeps &
  MadeOfFiles & {
    db: Database;
    cipher: Cipher;
    searchKeys: SearchKeys;
    audit: AuditStore;
    jobs: JobStore;
    files: FileStore;
    fileUsage: FileUsageStore;
    fileUploads: UploadStore;
    fileContents: FileContents;
    fileSettings: FileSettings;
    fileParser: FileParser;
    imageShrinker: ImageShrinker;
    places: FilePlaces;
    /** Null: this deployment has no scanner, and files say so. */
    scanFile: ScanHook | null;
  };
