import { createHash } from "node:crypto";
import type { Clock } from "../../platform/clock.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import { DecryptionError } from "../../platform/crypto/envelope.ts";
import type { ContentRecord, ContentStore } from "./content.store.ts";
import { CHUNKS_PER_PART, type PartStore } from "./part-store.ts";
import { CHUNK_BYTES, createContentKey, openChunk, SEALED_CHUNK_BYTES, sealChunk, toContentKey } from "./seal-chunk.ts";

/** Every part but the last has exactly this length. */
export const PART_BYTES = CHUNKS_PER_PART * CHUNK_BYTES;

export type ContentOwner = { orgId: string; userId: string };

/** What was written: its length and SHA-256 (hex) in clear. */
export type WrittenContent = { size: number; sha256: string };

/** Bytes of files, encrypted at rest; everybody outside sees them in clear. Ids are file ids. */
export type FileContents = {
  /** An id is written once. */
  write(owner: ContentOwner, id: string, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<WrittenContent>;
  /** The same by hand: parts in any order and any number of times, counted from 0; then `finish` says how much there is. */
  begin(owner: ContentOwner, id: string): Promise<void>;
  putPart(orgId: string, id: string, part: number, bytes: Uint8Array): Promise<void>;
  finish(orgId: string, id: string, size: number): Promise<void>;
  /** Also of what is not finished, as far as `size` says. Throws DecryptionError where something is missing or was changed at rest. */
  readUnfinished(orgId: string, id: string, size: number): AsyncIterable<Uint8Array>;
  /** Throws DecryptionError when it is gone, was cut or was changed at rest. */
  read(orgId: string, id: string): AsyncIterable<Uint8Array>;
  /** It belongs to a file now. False when it has been discarded. */
  claim: ContentStore["claim"];
  /** Safe to repeat; never takes the content of a file. */
  discard(orgId: string, id: string): Promise<void>;
  /** Safe to repeat. */
  remove(orgId: string, id: string): Promise<void>;
  /** What came in late for contents removed before `removed`, and contents from before `written` that no file claimed. */
  sweep(before: { removed: Date; written: Date }, limit: number): Promise<void>;
};

export type ContentParts = { gridfs: PartStore; blob: PartStore | null };
type Options = { cipher: Cipher; clock: Clock; store: ContentStore; parts: ContentParts };

export function createFileContents(options: Options): FileContents {
  return { ...writing(options), ...reading(options), ...removing(options) };
}

type Writing = Pick<FileContents, "write" | "begin" | "putPart" | "finish">;

function writing(options: Options): Writing {
  const { cipher, clock, store, parts } = options;
  const own: Writing = {
    async write(owner, id, bytes) {
      await own.begin(owner, id);
      const hash = createHash("sha256");
      let size = 0;
      let part = 0;
      for await (const piece of inParts(bytes)) {
        hash.update(piece);
        size += piece.length;
        await own.putPart(owner.orgId, id, part, piece);
        part += 1;
      }
      await own.finish(owner.orgId, id, size);
      return { size, sha256: hash.digest("hex") };
    },
    async begin({ orgId, userId }, id) {
      const key = (await cipher.forOrganization(orgId)).encrypt(placeOf(id, "key"), createContentKey());
      const place = parts.blob ? "blob" : "gridfs";
      const empty = { length: 0, chunkSize: SEALED_CHUNK_BYTES, uploadDate: new Date(clock.now()), whole: null, parts: 0 };
      await store.insert({ _id: id, orgId, userId, key, place, ...empty, removedAt: null, isClaimed: false });
    },
    async putPart(orgId, id, part, bytes) {
      const content = await getContent(options, orgId, id);
      const key = await keyOf(options, content);
      const chunks = cut(bytes).map((chunk, index) =>
        sealChunk(key, { orgId, contentId: id, number: part * CHUNKS_PER_PART + index }, chunk),
      );
      await partsOf(parts, content).put({ orgId, userId: content.userId, contentId: id, part }, chunks);
    },
    async finish(orgId, id, size) {
      const whole = (await cipher.forOrganization(orgId)).encrypt(placeOf(id, "whole"), String(size));
      const length = size + Math.ceil(size / CHUNK_BYTES) * (SEALED_CHUNK_BYTES - CHUNK_BYTES);
      if (!(await store.finish(orgId, id, { whole, length, parts: Math.ceil(size / PART_BYTES) }))) throw gone();
    },
  };
  return own;
}

function reading(options: Options): Pick<FileContents, "read" | "readUnfinished"> {
  const { cipher, parts } = options;
  return {
    async *readUnfinished(orgId, id, size) {
      const content = await getContent(options, orgId, id);
      yield* readParts(options, content, partsOf(parts, content), size);
    },
    async *read(orgId, id) {
      const content = await getContent(options, orgId, id);
      if (content.whole === null) throw gone();
      const size = Number((await cipher.forOrganization(orgId)).decrypt(placeOf(id, "whole"), content.whole));
      yield* readParts(options, content, partsOf(parts, content), size);
    },
  };
}

function removing({ clock, store, parts }: Options): Pick<FileContents, "claim" | "discard" | "remove" | "sweep"> {
  const remove = async (orgId: string, id: string, unlessClaimed: boolean): Promise<void> => {
    const content = await store.markRemoved(orgId, id, new Date(clock.now()), unlessClaimed);
    if (content) await partsOf(parts, content).remove(orgId, id);
  };
  return {
    claim: (orgId, id, session) => store.claim(orgId, id, session),
    discard: (orgId, id) => remove(orgId, id, true),
    remove: (orgId, id) => remove(orgId, id, false),
    async sweep(before, limit) {
      for (const { orgId, _id } of await store.listForgotten(before.written, limit)) await remove(orgId, _id, true);
      for (const content of await store.listRemoved(before.removed, limit)) {
        await partsOf(parts, content).remove(content.orgId, content._id);
        await store.delete(content.orgId, content._id);
      }
    },
  };
}

function partsOf({ gridfs, blob }: ContentParts, { place }: Pick<ContentRecord, "place">): PartStore {
  const found = place === "blob" ? blob : gridfs;
  if (!found) throw new Error("This content lies in a Blob store, and none is configured (BLOB_READ_WRITE_TOKEN).");
  return found;
}

const placeOf = (id: string, field: "key" | "whole") => ({ collection: "contents.files", id, field });

function gone(): DecryptionError {
  return new DecryptionError("The content is not there.");
}

async function getContent({ store }: Options, orgId: string, id: string): Promise<ContentRecord> {
  const content = await store.find(orgId, id);
  if (!content) throw gone();
  return content;
}

async function keyOf({ cipher }: Options, { orgId, _id, key }: ContentRecord) {
  return toContentKey((await cipher.forOrganization(orgId)).decrypt(placeOf(_id, "key"), key));
}

async function* readParts(options: Options, content: ContentRecord, store: PartStore, size: number): AsyncGenerator<Uint8Array> {
  const { orgId, _id: contentId } = content;
  const key = await keyOf(options, content);
  let left = size;
  for (let part = 0; left > 0; part += 1) {
    for (const [index, sealed] of (await store.get({ orgId, contentId, part })).entries()) {
      const chunk = openChunk(key, { orgId, contentId, number: part * CHUNKS_PER_PART + index }, sealed);
      left -= chunk.length;
      yield chunk;
    }
    if (left > Math.max(0, size - (part + 1) * PART_BYTES)) throw new DecryptionError("A piece of the content is missing.");
  }
  if (left < 0) throw new DecryptionError("The content is longer than it was.");
}

function cut(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length > PART_BYTES) throw new RangeError(`A part has at most ${PART_BYTES} bytes.`);
  const count = Math.ceil(bytes.length / CHUNK_BYTES);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES));
}

/** Pieces of whatever length, as parts; the last one may be shorter. */
async function* inParts(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    held.push(piece);
    length += piece.length;
    if (length < PART_BYTES) continue;
    const joined = Buffer.concat(held);
    let start = 0;
    for (; start + PART_BYTES <= joined.length; start += PART_BYTES) yield joined.subarray(start, start + PART_BYTES);
    held = [joined.subarray(start)];
    length = joined.length - start;
  }
  if (length > 0) yield Buffer.concat(held);
}
