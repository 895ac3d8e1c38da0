// Replies carry stored documents as the bytes they were stored in: nothing is decoded and encoded again on a read.
import { Long, type Timestamp } from "bson";
import { type Doc, encode } from "./values.ts";

const typeDocument = 3;
const typeArray = 4;

export function splitDocuments(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const documents: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = view.getInt32(at, true);
    documents.push(bytes.subarray(at, at + length));
    at += length;
  }
  return documents;
}

/** Adds fields to an encoded document without decoding it. */
export function appendFields(raw: Uint8Array, encodedFields: Uint8Array): Uint8Array {
  const out = Buffer.allocUnsafe(raw.length + encodedFields.length - 5);
  out.set(raw.subarray(0, raw.length - 1), 0);
  out.set(encodedFields.subarray(4), raw.length - 1);
  out.writeInt32LE(out.length, 0);
  return out;
}

function element(type: number, name: string, body: Uint8Array): Uint8Array {
  const head = Buffer.allocUnsafe(5);
  head.writeInt32LE(7 + name.length + body.length, 0);
  head[4] = type;
  return Buffer.concat([head, Buffer.from(`${name}\0`, "latin1"), body, Buffer.from([0])]);
}

function encodeArray(documents: readonly Uint8Array[]): Uint8Array {
  const names = documents.map((_, position) => String(position));
  const length = documents.reduce((total, raw, position) => total + raw.length + 2 + String(position).length, 5);
  const out = Buffer.allocUnsafe(length);
  out.writeInt32LE(length, 0);
  let at = 4;
  for (const [position, raw] of documents.entries()) {
    out[at++] = typeDocument;
    at += out.write(names[position] ?? "", at, "latin1");
    out[at++] = 0;
    out.set(raw, at);
    at += raw.length;
  }
  out[at] = 0;
  return out;
}

const okFields = encode({ ok: 1 });

export function cursorReply(
  batchName: "firstBatch" | "nextBatch",
  batch: readonly Uint8Array[],
  namespace: string,
  cursorId: Long,
  atClusterTime: Timestamp | null = null,
): Uint8Array {
  const head: Doc = { id: cursorId, ns: namespace, ...(atClusterTime !== null && { atClusterTime }) };
  const cursor = appendFields(encode(head), element(typeArray, batchName, encodeArray(batch)));
  return appendFields(element(typeDocument, "cursor", cursor), okFields);
}

export const closedCursor = Long.ZERO;
