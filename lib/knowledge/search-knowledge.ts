import type { AccessCaller } from "../ai/access.ts";
import { toCaller } from "../ai/to-caller.ts";
import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import type { OrganizationCipher } from "../platform/crypto/cipher.ts";
import { isSameEmbedder } from "./embedding/embedder.ts";
import type { FileRecord } from "./file.store.ts";
import { followModel } from "./follow-model.ts";
import { type ChunkRecord, chunkIdOf } from "./index/chunk.store.ts";
import { keyedTermsOf } from "./index/keyed-terms.ts";
import { type Found, findCandidates, LIST_MAX, type Sought } from "./retrieval/find-candidates.ts";
import { askedWords } from "./retrieval/passage-features.ts";
import type { IndexedSegment } from "./retrieval/person-index.ts";
import type { RetrievalDeps } from "./retrieval/ports.ts";
import { weigh } from "./retrieval/rank-lexical.ts";
import { rerank } from "./retrieval/rerank.ts";

/** Left out, a filter lets everything through; of several, a file has to pass all. */
export type KnowledgeQuery = {
  query: string;
  fileIds?: readonly string[];
  projectId?: string;
  chatId?: string;
  /** All of them. */
  tags?: readonly string[];
  limit?: number;
  signal?: AbortSignal;
};

export type Passage = {
  fileId: string;
  fileName: string;
  chunkIndex: number;
  text: string;
  page: number | null;
  headings: readonly string[];
  start: number;
  end: number;
  /** How likely it answers, from 0 to 1. */
  score: number;
};

const QUERY_MAX_CHARS = 2_000;
const LIMIT = 6;
const EMBED_TIMEOUT_MS = 10_000;

/** Passages of the caller's own files, best first. Nobody else's are ever read: person and organization stand in every query. */
export async function searchKnowledge(ctx: Context<RetrievalDeps>, input: KnowledgeQuery): Promise<Passage[]> {
  assertPermission(ctx, "knowledge.read");
  const owner = { orgId: ctx.orgId, userId: userIdOf(ctx) };
  const query = input.query.slice(0, QUERY_MAX_CHARS).trim();
  const all = await ctx.deps.personIndexes.load(owner);
  const segments = await filter(ctx, { owner, all, input });
  if (query === "" || segments.length === 0) return [];
  const terms = await keyedTermsOf(ctx.deps.searchKeys, owner);
  const caller = toCaller(ctx, "knowledge");
  const byVector = await searchVectors(ctx, { owner, caller, segments, query, ...(input.signal && { signal: input.signal }) });
  if (await isOutdated(ctx, caller, segments)) await followModel(ctx, owner, caller);
  const found = findCandidates({ segments, terms: [...terms(query).keys()], byVector });
  const candidates = await open(ctx, owner, found);
  const parts = segments.map(({ segment }) => segment);
  const asked = askedWords(query, (word) => Math.max(0, ...weigh(parts, [...terms(word).keys()])));
  return rerank(asked, candidates)
    .slice(0, input.limit ?? LIMIT)
    .map(({ item, score }) => toPassage(item, score));
}

type Owner = { orgId: string; userId: string };

async function filter(
  ctx: Context<RetrievalDeps>,
  { owner, all, input }: { owner: Owner; all: readonly IndexedSegment[]; input: KnowledgeQuery },
): Promise<readonly IndexedSegment[]> {
  const { fileIds, projectId, chatId, tags } = input;
  const named = fileIds ? new Set(fileIds) : null;
  const segments = named ? all.filter(({ fileId }) => named.has(fileId)) : all;
  if (projectId === undefined && chatId === undefined && tags === undefined) return segments;
  const files = await ctx.deps.files.findMany(owner.orgId, owner.userId, [...new Set(segments.map(({ fileId }) => fileId))]);
  const passes = (file: FileRecord) =>
    (projectId === undefined || file.projectId === projectId) &&
    (chatId === undefined || file.chatId === chatId) &&
    (tags ?? []).every((tag) => file.tags.includes(tag));
  const kept = new Set(files.filter(passes).map(({ _id }) => _id));
  return segments.filter(({ fileId }) => kept.has(fileId));
}

type VectorSearch = { owner: Owner; caller: AccessCaller; segments: readonly IndexedSegment[]; query: string; signal?: AbortSignal };

async function isOutdated(ctx: Context<RetrievalDeps>, caller: AccessCaller, segments: readonly IndexedSegment[]): Promise<boolean> {
  const chosen = await ctx.deps.embedders.choose(caller);
  return segments.some(({ embedder }) => !isSameEmbedder(embedder, chosen));
}

/** Vectors of different models are searched apart, each by its own; where a model cannot be asked now, words alone decide. */
async function searchVectors(
  ctx: Context<RetrievalDeps>,
  { owner, caller, segments, query, signal }: VectorSearch,
): Promise<Sought["byVector"]> {
  const groups: { name: IndexedSegment["embedder"]; segments: IndexedSegment[] }[] = [];
  for (const segment of segments) {
    const group = groups.find(({ name }) => isSameEmbedder(name, segment.embedder));
    if (group) group.segments.push(segment);
    else groups.push({ name: segment.embedder, segments: [segment] });
  }
  const timeout = AbortSignal.timeout(EMBED_TIMEOUT_MS);
  const stop = signal ? AbortSignal.any([signal, timeout]) : timeout;
  const searched = groups.map(async ({ name, segments: own }) => {
    try {
      const embedder = await ctx.deps.embedders.named(caller, name);
      const [vector] = (await embedder?.embed(caller, [query], "query", stop)) ?? [];
      if (!vector) return [];
      return [
        { query: vector, segments: own, nearest: await ctx.deps.vectors.nearest(owner, { segments: own, query: vector, limit: LIST_MAX }) },
      ];
    } catch (error) {
      signal?.throwIfAborted();
      ctx.log.warn({ error, model: name.model }, "a question could not be embedded; words alone decide");
      return [];
    }
  });
  return (await Promise.all(searched)).flat();
}

type Opened = Found & { record: ChunkRecord; text: string; headings: readonly string[]; title: string };

/** A file that is gone by now has no passages, whatever the index in memory says. */
async function open(ctx: Context<RetrievalDeps>, owner: Owner, found: readonly Found[]): Promise<Opened[]> {
  const [records, files, cipher] = await Promise.all([
    ctx.deps.chunks.list(owner, found),
    ctx.deps.files.findMany(owner.orgId, owner.userId, [...new Set(found.map(({ fileId }) => fileId))]),
    ctx.deps.cipher.forOrganization(owner.orgId),
  ]);
  const chunks = new Map(records.map((record) => [record._id, record]));
  const names = new Map(files.map((file) => [file._id, cipher.decrypt({ collection: "files", id: file._id, field: "name" }, file.name)]));
  return found.flatMap((place) => {
    const record = chunks.get(chunkIdOf(place));
    const title = names.get(place.fileId);
    return record && title !== undefined ? [{ ...place, record, title, ...openChunk(cipher, record) }] : [];
  });
}

export function openChunk(cipher: OrganizationCipher, record: ChunkRecord): { text: string; headings: readonly string[] } {
  const unseal = (field: "text" | "headings") => cipher.decrypt({ collection: "knowledge_chunks", id: record._id, field }, record[field]);
  return { text: unseal("text"), headings: parseHeadings(unseal("headings")) };
}

function parseHeadings(json: string): string[] {
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed) ? parsed.map(String) : [];
}

function toPassage({ record, text, headings, title }: Opened, score: number): Passage {
  const { fileId, index, page, start, end } = record;
  return { fileId, fileName: title, chunkIndex: index, text, page, headings, start, end, score };
}
