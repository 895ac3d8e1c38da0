// What one person's searches go through, in memory: segments of all their files, decrypted. A number in the database says whether anything
// has changed since; then only what is new is read. Of all people together, what was used longest ago makes room.

import type { Cipher } from "../../platform/crypto/cipher.ts";
import { forEachAtMost } from "../../platform/jobs/for-each-at-most.ts";
import type { EmbedderName } from "../embedding/embedder.ts";
import type { FileIndexRecord, FileIndexStore } from "../index/file-index.store.ts";
import { readSegment, type Segment, sizeOf } from "../index/pack-segment.ts";
import type { SegmentStore } from "../index/segment.store.ts";

export type IndexedSegment = { fileId: string; version: string; first: number; embedder: EmbedderName; segment: Segment };

export type PersonIndexes = {
  /** As of now: what was indexed or deleted before the call is in it or is not. */
  load(owner: { orgId: string; userId: string }): Promise<readonly IndexedSegment[]>;
  /** Bytes held now. */
  size(): number;
};

type Held = { generation: number; segments: readonly IndexedSegment[]; bytes: number };
type Options = { fileIndexes: FileIndexStore; segments: SegmentStore; cipher: Cipher; bytesMax: number };
type Owner = { orgId: string; userId: string };

const FILES_AT_ONCE = 4;

export function createPersonIndexes(options: Options): PersonIndexes {
  const held = new Map<string, Held>();
  const loading = new Map<string, Promise<Held>>();
  let bytes = 0;

  function put(key: string, next: Held): void {
    bytes += next.bytes - (held.get(key)?.bytes ?? 0);
    held.delete(key);
    held.set(key, next);
    for (const [oldest, { bytes: own }] of held) {
      if (bytes <= options.bytesMax || oldest === key) break;
      held.delete(oldest);
      bytes -= own;
    }
  }

  return {
    size: () => bytes,
    async load(owner) {
      const key = `${owner.orgId}:${owner.userId}`;
      const person = await options.fileIndexes.findPerson(owner);
      if (!person) return [];
      const known = held.get(key);
      if (known?.generation === person.generation) {
        put(key, known);
        return known.segments;
      }
      const work = `${key}:${person.generation}`;
      const begun = loading.get(work) ?? read(options, owner, { generation: person.generation, known: known?.segments ?? [] });
      loading.set(work, begun);
      try {
        const next = await begun;
        put(key, next);
        return next.segments;
      } finally {
        loading.delete(work);
      }
    },
  };
}

/** The generation was read before the list, so the list is at least as new: what came in between is read again next time. */
async function read(options: Options, owner: Owner, before: { generation: number; known: readonly IndexedSegment[] }): Promise<Held> {
  const records = (await options.fileIndexes.list(owner)).toSorted((a, b) => (a._id < b._id ? -1 : 1));
  const known = Map.groupBy(before.known, ({ fileId, version }) => `${fileId}.${version}`);
  const read = new Map<string, readonly IndexedSegment[]>();
  await forEachAtMost(FILES_AT_ONCE, records, async (record) => {
    read.set(record._id, known.get(`${record._id}.${record.version}`) ?? (await open(options, owner, record)));
  });
  const segments = records.flatMap(({ _id }) => read.get(_id) ?? []);
  return { generation: before.generation, segments, bytes: segments.reduce((sum, { segment }) => sum + sizeOf(segment), 0) };
}

async function open({ segments, cipher }: Options, owner: Owner, { _id: fileId, version }: FileIndexRecord): Promise<IndexedSegment[]> {
  const own = await cipher.forOrganization(owner.orgId);
  const records = await segments.list(owner, fileId, version);
  return records.map(({ _id, first, embedder, packed }) => {
    const bytes = Buffer.from(own.decrypt({ collection: "knowledge_segments", id: _id, field: "packed" }, packed), "base64");
    return { fileId, version, first, embedder, segment: readSegment(bytes) };
  });
}
