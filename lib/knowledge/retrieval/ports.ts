import type { ModelAccess } from "../../ai/access.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { SearchKeys } from "../../platform/search/search-keys.ts";
import type { Embedders } from "../embedding/embedder.ts";
import type { FileStore } from "../file.store.ts";
import type { ChunkStore } from "../index/chunk.store.ts";
import type { FileIndexStore } from "../index/file-index.store.ts";
import type { SegmentStore } from "../index/segment.store.ts";
import type { PersonIndexes } from "./person-index.ts";
import type { VectorStore } from "./vector.store.ts";

/** What indexing and searching need; files themselves are the business of their own ports. */
export type RetrievalDeps = PublishDeps & {
  db: Database;
  cipher: Cipher;
  audit: AuditStore;
  jobs: JobStore;
  modelAccess: ModelAccess;
  searchKeys: SearchKeys;
  files: FileStore;
  chunks: ChunkStore;
  segments: SegmentStore;
  fileIndexes: FileIndexStore;
  embedders: Embedders;
  vectors: VectorStore;
  personIndexes: PersonIndexes;
};
