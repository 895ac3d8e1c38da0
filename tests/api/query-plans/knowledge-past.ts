import { Binary, type Document } from "mongodb";
import type { ContentRecord } from "../../../lib/knowledge/contents/content.store.ts";
import type { ContentChunkRecord } from "../../../lib/knowledge/contents/content-chunk.store.ts";
import type { FileRecord } from "../../../lib/knowledge/file.store.ts";
import type { FileUsageRecord } from "../../../lib/knowledge/files/usage.store.ts";
import type { ChunkRecord } from "../../../lib/knowledge/index/chunk.store.ts";
import type { FileIndexRecord, PersonIndexRecord } from "../../../lib/knowledge/index/file-index.store.ts";
import type { SegmentRecord } from "../../../lib/knowledge/index/segment.store.ts";
import type { UploadRecord } from "../../../lib/knowledge/uploads/upload.store.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

type Make = (index: number) => Document;
type Past = { tenancy: Tenancy; now: number; at(index: number): Date };

const DAY_MS = 86_400_000;
const CHUNKS_PER_FILE = 25;
const PIECES_PER_CONTENT = 3;
const EMBEDDER = { model: "embedded", dimensions: 384 };

/** A file belongs to one person; what was made of it, to the same one. */
export function knowledgePast(past: Past): Record<string, Make> {
  return { ...keptFiles(past), ...contents(past), ...indexed(past) };
}

function keptFiles({ tenancy, now, at }: Past): Record<string, Make> {
  const file = (index: number): FileRecord => {
    const { orgId, userId, chatId } = tenancy.of(index);
    const id = seededId("fil", index);
    const content = {
      name: "v1.sealed",
      type: "text/plain",
      size: 1_000,
      sha256: String(index),
      contentRef: id,
      nameTokens: [`token-${index % 5_000}`, `word-${index % 9_000}`],
    };
    const ingestion = { state: "ready", failure: null, pages: 1, progress: 1, scan: "unscanned" } as const;
    const times = { createdAt: at(index), deletedAt: index % 20 === 3 ? at(index) : null };
    const text = { version: "v1", chars: 1_000 };
    return { _id: id, orgId, userId, projectId: null, chatId, ...content, ...ingestion, tags: [], text, ...times };
  };
  const usage = (index: number): FileUsageRecord => {
    const [orgId, userId] = person(index);
    return { _id: `${orgId}:${userId}`, orgId, userId, bytes: 1_000, files: 1 };
  };
  // None is given up: in the journey the schedules would clear them away.
  const upload = (index: number): UploadRecord => {
    const { orgId, userId, chatId } = tenancy.of(index);
    const of = { _id: seededId("upl", index), orgId, userId, fileId: seededId("fil", 1_000_000 + index), projectId: null, chatId };
    return { ...of, name: "v1.sealed", size: 1_000, parts: {}, createdAt: at(index), expiresAt: new Date(now + 30 * DAY_MS) };
  };
  return { files: file, file_usage: usage, file_uploads: upload };
}

function contents({ tenancy, at }: Past): Record<string, Make> {
  const content = (index: number): ContentRecord => {
    const { orgId, userId } = tenancy.of(index);
    const stored = { length: 1_000, chunkSize: 1_000, uploadDate: at(index), key: "v1.sealed", whole: "v1.sealed", parts: 1 };
    return { _id: seededId("fil", index), orgId, userId, ...stored, place: "gridfs", removedAt: null, isClaimed: true };
  };
  const piece = (index: number): ContentChunkRecord => {
    const { fileId, ...owner } = fileAt(tenancy, Math.floor(index / PIECES_PER_CONTENT));
    const n = index % PIECES_PER_CONTENT;
    return { _id: `${fileId}:${n}`, ...owner, files_id: fileId, n, data: new Binary(Buffer.of(index % 256)) };
  };
  return { "contents.files": content, "contents.chunks": piece };
}

function indexed({ tenancy, at }: Past): Record<string, Make> {
  const chunk = (each: number): ChunkRecord => {
    const of = { ...fileAt(tenancy, Math.floor(each / CHUNKS_PER_FILE)), version: "v1" };
    const index = each % CHUNKS_PER_FILE;
    const place = { page: 1, start: index * 100, end: index * 100 + 100 };
    return { _id: `${of.fileId}.v1.${index}`, ...of, index, text: "v1.sealed", headings: "v1.sealed", ...place };
  };
  const segment = (index: number): SegmentRecord => {
    const of = { ...fileAt(tenancy, index), version: "v1" };
    return { _id: `${of.fileId}.v1.0`, ...of, first: 0, count: CHUNKS_PER_FILE, embedder: EMBEDDER, packed: "v1.sealed" };
  };
  const fileIndex = (index: number): FileIndexRecord => {
    const { fileId, ...owner } = fileAt(tenancy, index);
    return { _id: fileId, ...owner, version: "v1", chunks: CHUNKS_PER_FILE, embedder: EMBEDDER, indexedAt: at(index) };
  };
  const personIndex = (index: number): PersonIndexRecord => {
    const [orgId, userId] = person(index);
    return { _id: `${orgId}:${userId}`, orgId, userId, generation: 1, chunks: CHUNKS_PER_FILE };
  };
  return { knowledge_chunks: chunk, knowledge_segments: segment, knowledge_indexes: fileIndex, knowledge_people: personIndex };
}

/** One record for each person: no two of the same one. */
const person = (index: number): [string, string] => [seededId("org", index % 900), seededId("usr", index)];

function fileAt(tenancy: Tenancy, index: number): Omit<Owner, "chatId"> & { fileId: string } {
  const { orgId, userId } = tenancy.of(index);
  return { orgId, userId, fileId: seededId("fil", index) };
}
