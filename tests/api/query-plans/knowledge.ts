import { type ContentRecord, createContentStore } from "../../../lib/knowledge/contents/content.store.ts";
import { createGridFsParts } from "../../../lib/knowledge/contents/content-chunk.store.ts";
import type { FileRecord } from "../../../lib/knowledge/file.store.ts";
import type { UploadRecord } from "../../../lib/knowledge/uploads/upload.store.ts";
import type { Database } from "../../../lib/platform/db.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import type { Stores } from "./seldom.ts";
import { type Owner, seededId } from "./tenancy.ts";

/** Stores behind files, their contents and what they are found by. */
export function knowledgeStores({ db, files, fileUsage, fileUploads, fileTexts, chunks, segments, fileIndexes }: AppDeps) {
  return {
    createFileStore: files,
    createFileUsageStore: fileUsage,
    createUploadStore: fileUploads,
    // The product reaches it through the contents of files only.
    createContentStore: createContentStore(db),
    createFileTextStore: fileTexts,
    createChunkStore: chunks,
    createSegmentStore: segments,
    createFileIndexStore: fileIndexes,
  };
}

const NOW = new Date(0);
const EMBEDDER = { model: "m", dimensions: 1 };

/** Every question files ever ask; of what is seeded, and of a file that is written, read and deleted here. */
export async function askKnowledge(stores: Stores, owner: Owner, db: Database): Promise<void> {
  const file = fileOf(owner);
  await askFiles(stores, file, db);
  await askUsage(stores, owner, db);
  await askUploads(stores, owner);
  await askContents(stores, owner, db);
  await askIndex(stores, owner, db);
}

function fileOf({ orgId, userId, chatId }: Owner): FileRecord {
  const content = { name: "v1.sealed", type: "text/plain", size: 1, sha256: "plans", contentRef: "fil_plans" };
  const ingestion = { state: "failed", failure: "file.unreadable", pages: null, progress: 0 } as const;
  const rest = { scan: "unscanned", createdAt: NOW, deletedAt: null } as const;
  return { _id: "fil_plans", orgId, userId, projectId: null, chatId, ...content, ...ingestion, ...rest, tags: [] };
}

async function askFiles({ createFileStore: files }: Stores, file: FileRecord, db: Database): Promise<void> {
  const { orgId, userId, _id: id } = file;
  await db.withTransaction((session) => files.insert(file, session));
  await files.find(orgId, userId, id);
  for (const ids of [[id], Array.from({ length: 40 }, (_, index) => seededId("fil", 10 * index))]) await files.findMany(orgId, userId, ids);
  await files.findSame(orgId, userId, null, file.sha256);
  for (const after of [null, { createdAt: new Date(), id }]) await files.list(orgId, userId, { after, limit: 30 });
  for (const after of [null, { at: new Date(), id }])
    await files.listByName(orgId, userId, [["token-1", "token-2"], ["word-3"]], { after, limit: 40 });
  await db.withTransaction((session) => files.restart(orgId, userId, id, { at: NOW, staleBefore: NOW }, session));
  for (const run of [0, 1]) await files.updateIngestion(orgId, userId, id, run, { progress: 1 });
  await files.hasAny(orgId, "usr_nobody");
  await db.withTransaction((session) => files.markDeleted(orgId, userId, id, NOW, session));
  await files.delete(orgId, id);
}

async function askUsage({ createFileUsageStore: usage }: Stores, { orgId, userId }: Owner, db: Database): Promise<void> {
  for (const whose of [userId, null]) {
    await usage.ensure(orgId, whose);
    await usage.get(orgId, whose);
    await db.withTransaction(async (session) => {
      await usage.add(orgId, whose, 1, 10, session);
      await usage.subtract(orgId, whose, 1, session);
    });
  }
}

async function askUploads({ createUploadStore: uploads }: Stores, { orgId, userId }: Owner): Promise<void> {
  const place = { projectId: null, chatId: null };
  const upload: UploadRecord = {
    ...{ _id: "upl_plans", orgId, userId, fileId: "fil_plans", name: "v1.sealed", size: 1, ...place },
    ...{ parts: {}, createdAt: NOW, expiresAt: NOW },
  };
  await uploads.insert(upload);
  await uploads.find(orgId, userId, upload._id);
  await uploads.list(orgId, userId, 20);
  await uploads.putPart(orgId, upload._id, 0, { size: 1, sha256: "plans" }, NOW);
  await uploads.listExpired(NOW, 100);
  await uploads.delete(orgId, upload._id);
}

async function askContents({ createContentStore: contents }: Stores, { orgId, userId }: Owner, db: Database): Promise<void> {
  const content: ContentRecord = {
    ...{ _id: "fil_plans", orgId, userId, length: 0, chunkSize: 1, uploadDate: NOW, key: "v1.sealed", whole: null },
    ...{ parts: 0, place: "gridfs", removedAt: null, isClaimed: false },
  };
  await contents.insert(content);
  await contents.find(orgId, content._id);
  await contents.finish(orgId, content._id, { whole: "v1.sealed", length: 1, parts: 1 });
  await contents.listForgotten(NOW, 100);
  const parts = createGridFsParts(db);
  await parts.put({ orgId, userId, contentId: content._id, part: 0 }, [Buffer.of(1), Buffer.of(2)]);
  await parts.get({ orgId, contentId: content._id, part: 0 });
  await parts.remove(orgId, content._id);
  await contents.markRemoved(orgId, "fil_none", NOW, true);
  await db.withTransaction((session) => contents.claim(orgId, content._id, session));
  await contents.markRemoved(orgId, content._id, NOW, false);
  await contents.listRemoved(NOW, 100);
  await contents.delete(orgId, content._id);
}

async function askIndex(stores: Stores, { orgId, userId }: Owner, db: Database): Promise<void> {
  const { createChunkStore: chunks, createSegmentStore: segments, createFileIndexStore: indexes } = stores;
  const owner = { orgId, userId };
  const fileId = "fil_plans";
  const of = { ...owner, fileId, version: "v1" };
  const common = { headings: "v1.sealed", page: null, start: 0, end: 1 };
  await chunks.insertMissing([{ _id: `${fileId}.v1.0`, ...of, index: 0, text: "v1.sealed", ...common }]);
  const places = Array.from({ length: 20 }, (_, index) => ({ fileId: seededId("fil", 10 * index), version: "v1", index }));
  for (const asked of [places.slice(0, 1), places]) await chunks.list(owner, asked);
  await chunks.page(owner, { fileId, version: "v1", from: 0, limit: 50 });
  await segments.insertMissing({ _id: `${fileId}.v1.0`, ...of, first: 0, count: 1, embedder: EMBEDDER, packed: "v1.sealed" });
  await segments.listFirsts(owner, fileId, "v1");
  await segments.list(owner, fileId, "v1");
  await indexes.find(owner, fileId);
  await indexes.list(owner);
  await indexes.findPerson(owner);
  for (const store of [chunks, segments]) await store.deleteOthers(owner, fileId, "v2");
  await db.withTransaction(async (session) => {
    await indexes.replace({ _id: fileId, ...owner, version: "v1", chunks: 1, embedder: EMBEDDER, indexedAt: NOW }, session);
    await indexes.delete(owner, fileId, session);
    for (const store of [chunks, segments]) await store.deleteOfFile(owner, fileId, session);
  });
}
