import { hash } from "node:crypto";
import type { AccessCaller } from "../ai/access.ts";
import type { Context } from "../platform/context.ts";
import type { OrganizationCipher } from "../platform/crypto/cipher.ts";
import { AppError } from "../platform/errors.ts";
import type { Embedder } from "./embedding/embedder.ts";
import { type ChunkRecord, chunkIdOf } from "./index/chunk.store.ts";
import { type KeyedTerms, keyedTermsOf } from "./index/keyed-terms.ts";
import { SEGMENT_CHUNKS_MAX, toSegment, writeSegment } from "./index/pack-segment.ts";
import type { RetrievalDeps } from "./retrieval/ports.ts";

/** A passage as the extraction cuts it: places count characters of the extracted text. */
export type IndexableChunk = { index: number; text: string; headings: readonly string[]; page: number | null; start: number; end: number };

export type IndexInput = {
  file: { _id: string; userId: string };
  /** In order, `index` from 0 on. */
  chunks: readonly IndexableChunk[];
  signal: AbortSignal;
  /** 0 to 1, after each batch. */
  onProgress?: (progress: number) => Promise<void>;
};

/** What one person's exact search holds within its time and memory; docs/benchmarks.md has the curve. */
export const CHUNKS_PER_PERSON_MAX = 50_000;
const BATCH = 32;

/**
 * Makes the passages findable, all of them at once: until the last write, searches see what was indexed before. An interrupted run
 * goes on behind its last segment, and a repeated one changes nothing.
 */
export async function indexChunks(ctx: Context<RetrievalDeps>, input: IndexInput): Promise<void> {
  const { file, chunks } = input;
  const owner = { orgId: ctx.orgId, userId: file.userId };
  await assertRoom(ctx, owner, { fileId: file._id, chunks: chunks.length });
  const caller: AccessCaller = { ...owner, keyId: null, feature: "knowledge", requestId: ctx.requestId };
  const embedder = await ctx.deps.embedders.choose(caller);
  const version = versionOf(chunks, embedder);
  const run: Run = {
    ...{ input, owner, caller, embedder, version },
    cipher: await ctx.deps.cipher.forOrganization(ctx.orgId),
    terms: await keyedTermsOf(ctx.deps.searchKeys, owner),
  };
  const done = new Set(await ctx.deps.segments.listFirsts(owner, file._id, version));
  for (let first = 0; first < chunks.length; first += SEGMENT_CHUNKS_MAX) {
    if (!done.has(first)) await indexSegment(ctx, run, first);
    await input.onProgress?.(Math.min(1, (first + SEGMENT_CHUNKS_MAX) / chunks.length));
  }
  const { model, dimensions } = embedder;
  await ctx.deps.db.withTransaction((session) =>
    ctx.deps.fileIndexes.replace(
      {
        ...{ _id: file._id, ...owner, version, chunks: chunks.length },
        ...{ embedder: { model, dimensions }, indexedAt: new Date(ctx.clock.now()) },
      },
      session,
    ),
  );
  await ctx.deps.chunks.deleteOthers(owner, file._id, version);
  await ctx.deps.segments.deleteOthers(owner, file._id, version);
}

type Owner = { orgId: string; userId: string };
type Run = {
  input: IndexInput;
  owner: Owner;
  caller: AccessCaller;
  embedder: Embedder;
  version: string;
  cipher: OrganizationCipher;
  terms: KeyedTerms;
};

async function assertRoom(
  ctx: Context<RetrievalDeps>,
  owner: Owner,
  { fileId, chunks }: { fileId: string; chunks: number },
): Promise<void> {
  const [person, before] = await Promise.all([ctx.deps.fileIndexes.findPerson(owner), ctx.deps.fileIndexes.find(owner, fileId)]);
  const others = (person?.chunks ?? 0) - (before?.chunks ?? 0);
  if (others + chunks <= CHUNKS_PER_PERSON_MAX) return;
  const room = Math.max(0, CHUNKS_PER_PERSON_MAX - others);
  throw new AppError(
    "conflict",
    "knowledge.index_full",
    `This file has ${chunks} passages, and your files may have ${CHUNKS_PER_PERSON_MAX} together: there is room for ${room}. Delete files you no longer need.`,
  );
}

/** The same passages and the same embedder give the same version, so that a retry finds what an earlier run has written. */
function versionOf(chunks: readonly IndexableChunk[], { model, dimensions }: Embedder): string {
  return hash("sha256", JSON.stringify([model, dimensions, chunks.map(({ text, headings, page }) => [text, headings, page])]), "hex").slice(
    0,
    20,
  );
}

async function indexSegment(ctx: Context<RetrievalDeps>, run: Run, first: number): Promise<void> {
  const { input, owner, embedder, version, cipher, terms } = run;
  const fileId = input.file._id;
  const chunks = input.chunks.slice(first, first + SEGMENT_CHUNKS_MAX);
  const vectors = await embedAll(run, chunks);
  await ctx.deps.chunks.insertMissing(chunks.map((chunk) => toRecord(run, chunk)));
  const _id = `${fileId}.${version}.${first}`;
  const entries = chunks.map((chunk, index) => ({ vector: vectors[index] ?? new Float32Array(), terms: terms(searchTextOf(chunk)) }));
  const packed = Buffer.from(writeSegment(toSegment(entries))).toString("base64");
  await ctx.deps.vectors.add(owner, { fileId, version, first, vectors, embedder });
  await ctx.deps.segments.insertMissing({
    ...{ _id, ...owner, fileId, version, first, count: chunks.length },
    embedder: { model: embedder.model, dimensions: embedder.dimensions },
    packed: cipher.encrypt({ collection: "knowledge_segments", id: _id, field: "packed" }, packed),
  });
}

async function embedAll({ input, caller, embedder }: Run, chunks: readonly IndexableChunk[]): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let start = 0; start < chunks.length; start += BATCH) {
    input.signal.throwIfAborted();
    const texts = chunks.slice(start, start + BATCH).map(searchTextOf);
    vectors.push(...(await embedder.embed(caller, texts, "passage", input.signal)));
  }
  return vectors;
}

/** A passage is about what its headings say, also where it does not say it again. */
function searchTextOf({ text, headings }: IndexableChunk): string {
  return [...headings, text].join("\n");
}

function toRecord({ input, owner, version, cipher }: Run, chunk: IndexableChunk): ChunkRecord {
  const { index, page, start, end } = chunk;
  const fileId = input.file._id;
  const _id = chunkIdOf({ fileId, version, index });
  const seal = (field: string, text: string) => cipher.encrypt({ collection: "knowledge_chunks", id: _id, field }, text);
  return {
    ...{ _id, ...owner, fileId, version, index, page, start, end },
    text: seal("text", chunk.text),
    headings: seal("headings", JSON.stringify(chunk.headings)),
  };
}
